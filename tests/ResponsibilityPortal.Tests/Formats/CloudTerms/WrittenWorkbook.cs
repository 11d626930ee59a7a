using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Caiq;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Crm;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Tests.Formats.Xlsx;

namespace ResponsibilityPortal.Tests.Formats.CloudTerms;

/// <summary>Writes workbooks for other programs, to streams that accept what a response accepts.</summary>
internal static class WrittenWorkbook
{
    public const string Address = "https://portal.example/matrices/m/versions/1";

    public static ControlCrosswalk CaiqOf(Matrix matrix, MatrixFilter? filter = null) =>
        Ready(CaiqWorkbook.Prepare(ExportSamples.Published(matrix), filter ?? MatrixFilter.None));

    public static ControlCrosswalk CrmOf(Matrix matrix, MatrixFilter? filter = null) =>
        Ready(CrmWorkbook.Prepare(ExportSamples.Published(matrix), filter ?? MatrixFilter.None));

    public static Task<byte[]> WriteCaiqAsync(ControlCrosswalk crosswalk) =>
        WriteAsync(output => CaiqWorkbook.WriteAsync(crosswalk, Address, output, TestContext.Current.CancellationToken));

    public static Task<byte[]> WriteCrmAsync(ControlCrosswalk crosswalk) =>
        WriteAsync(output => CrmWorkbook.WriteAsync(crosswalk, Address, output, TestContext.Current.CancellationToken));

    /// <summary>Returns the findings of the sheet "Not carried": code, count and first address.</summary>
    public static IEnumerable<(string Code, string Count)> LossesIn(OpenWorkbook workbook) =>
        workbook.Rows("Not carried").Skip(1).Where(row => row[2].Length > 0).Select(row => (row[0], row[2]));

    public static IEnumerable<(string Code, string Count)> LossesOf(LossReport report) =>
        report.Losses.Select(loss => (loss.Kind.Code, $"{loss.Count}"));

    private static ControlCrosswalk Ready(CrosswalkOutcome outcome) => Assert.IsType<CrosswalkOutcome.Ready>(outcome).Crosswalk;

    private static async Task<byte[]> WriteAsync(Func<Stream, Task> writeAsync)
    {
        await using var output = new AsynchronousStream();
        await writeAsync(output);
        return output.ToArray();
    }
}
