namespace ResponsibilityPortal.Benchmarks;

/// <summary>What the program can do, for its user.</summary>
internal static class Usage
{
    public const string Text = """
        Measures the portal against the budgets of its design and prints them as a table.

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks
              serves matrices of 50, 197 and 1,200 rows and loads them (takes about three minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- filters
              only the rendering of filters

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- editing [S|M|L]
              opens the editor on such matrices, in Chromium and two hundred times at once (takes about four minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- writing
              edits with 1, 8 and 32 clients, through the queue and each with its own transactions (takes about two minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- exporting
              writes the CSV export, beside encoding and compressing the same text (takes about half a minute)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- printing
              makes the auditor's PDF, beside Chromium's print of the page and LibreOffice's of the table (needs both; about three minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- verifying
              has the command verify look at logs of 10,000 and 100,000 entries (takes about two minutes)

          dotnet run -c Release --project tests/ResponsibilityPortal.Benchmarks -- generate S|M|L FILE
              writes such a matrix in the exchange format, for Portal:Import

        Nothing else should run on the machine meanwhile. Figures are medians of five interleaved rounds.
        """;
}
