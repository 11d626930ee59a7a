namespace ResponsibilityPortal.Benchmarks;

/// <summary>The help text of the program.</summary>
internal static class Usage
{
    public const string Text = """
        Measures the portal against the budgets of its design and prints them as a table.

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks
              serves matrices of 50, 197 and 1,200 rows and loads them (takes about three minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- serving [S|M|L]
              loads pages with and without metrics, a bare handler with the same bytes, and nginx if it is installed (takes about
              four minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- filters
              renders filters only

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- searching
              finds rows for 300 questions (takes a few seconds)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- questionnaire
              answers a questionnaire of 300 lines (takes seconds)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- editing [S|M|L]
              opens the editor on these matrices, in Chromium and two hundred times at once (takes about four minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- together [S|M|L]
              loads pages while two hundred editors are open and one of them edits (takes about two minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- writing
              edits with 1, 8 and 32 clients, through the queue and each with its own transactions (takes about two minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- exporting
              writes the CSV export, and encodes and compresses the same text for comparison (takes about half a minute)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- oscal
              writes the exports OSCAL, CAIQ and CRM, and computes their loss reports (takes about half a minute)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- spreadsheets
              writes the XLSX and the Markdown export, and finds edits in exported files (takes about half a minute)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- printing
              makes the PDF report, and prints the page with Chromium and the table with LibreOffice for comparison (needs both; about three minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- verifying
              runs the command verify on logs of 10,000 and 100,000 entries (takes about two minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- catalog [FILE]
              reads an OSCAL catalog with the size of NIST SP 800-53, or only writes it to FILE (takes seconds)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- fuzz --minutes N [--from SEED]
              gives altered files to every reader of files, and prints counts and the seed of each fault (exit code 1)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- fuzz READER SEED FILE
              repeats one of these files (READER as in the table), and writes it to FILE

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- generate S|M|L FILE
              writes one of these matrices in the exchange format, for Portal:Import

        Do not run anything else on the machine at the same time. Figures are medians of five interleaved rounds.
        """;
}
