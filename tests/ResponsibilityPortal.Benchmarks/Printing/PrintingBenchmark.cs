using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Benchmarks.Matrices;

namespace ResponsibilityPortal.Benchmarks.Printing;

/// <summary>The budgets of the PDF report, compared with a browser and an office program for the same table.</summary>
internal static class PrintingBenchmark
{
    private const int Rounds = 5;
    private const double Megabyte = 1_000_000;

    /// <summary>The time for the runtime to optimise hot code.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(TextWriter output)
    {
        BudgetTable.Begin(output);
        using var certificate = NewCertificate();
        foreach (var size in MatrixSize.All)
        {
            var directory = Directory.CreateTempSubdirectory("portal-printing-").FullName;
            try
            {
                await MeasureAsync(size, certificate, directory, output);
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(MatrixSize size, X509Certificate2 certificate, string directory, TextWriter output)
    {
        var content = GeneratedMatrix.Document(size);
        var matrix = Path.Combine(directory, "matrix.json");
        await File.WriteAllBytesAsync(matrix, content);
        var (unsigned, signed) = (PrintedReport.Of(content, null), PrintedReport.Of(content, certificate));
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < WarmUp)
        {
            PrintedReport.Write(unsigned);
            PrintedReport.Write(signed);
        }

        await using var chromium = await ChromiumPrint.OpenAsync(size);
        await using var office = new OfficePrint(unsigned, directory);
        var (plain, sealedUp, browser, cold, converted) = (
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>(),
            new List<double>()
        );
        for (var round = 0; round < Rounds; round++)
        {
            plain.Add(Time(() => PrintedReport.Write(unsigned)));
            sealedUp.Add(Time(() => PrintedReport.Write(signed)));
            browser.Add(await TimeAsync(chromium.PrintAsync));
            cold.Add(await TimeAsync(() => ColdPrint.RunAsync(matrix, Path.Combine(directory, "cold.pdf"))));
            converted.Add(await TimeAsync(office.ConvertAsync));
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        PrintedReport.Write(unsigned);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        var (warm, other, start, table) = (plain.Median(), browser.Median(), cold.Median(), converted.Median());
        Row(
            "a report, warm",
            $"{warm:0.0} ms ({plain.Min():0.0})",
            size.Name switch
            {
                "S" => "<= 20 ms",
                "M" => "<= 50 ms",
                _ => "<= 250 ms",
            }
        );
        Row("the signature adds", $"{sealedUp.Median() - warm:0.0} ms", "<= 30 ms");
        Row(
            "size of the file, signed",
            $"{PrintedReport.Write(signed).Length / Megabyte:0.00} MB (the JSON in it, before compression, {content.Length / Megabyte:0.00})",
            size.Name == "L" ? "<= 1.4 MB" : ""
        );
        Row("allocated", $"{allocated / Megabyte:0.0} MB", size.Name == "L" ? "<= 90 MB" : "");
        Row("faster than Chromium's print of the page, both warm", $"{other / warm:0.0}x ({other:0} ms)", size.Name == "L" ? ">= 20x" : "");
        Row("faster than LibreOffice with the table, the report warm as in a running portal", $"{table / warm:0.0}x ({table:0} ms)", "");
        Row(
            "faster than LibreOffice with the table, both from the start of the process",
            $"{table / start:0.0}x ({table:0} / {start:0} ms)",
            size.Name == "L" ? ">= 8x" : ""
        );

        void Row(string what, FormattableString measured, string budget) => BudgetTable.Row(output, size, what, measured, budget);
    }

    private static double Time(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<double> TimeAsync(Func<Task> action)
    {
        var started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }


    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(3_072);
        return new CertificateRequest("CN=Benchmark", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(100)
        );
    }
}
