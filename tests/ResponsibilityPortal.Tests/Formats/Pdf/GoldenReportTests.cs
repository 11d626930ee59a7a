using System.Runtime.InteropServices;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>
/// Compares the report of the built-in matrix with a reviewed one. It must not change by accident, because the portal verifies files by
/// regenerating them.
/// </summary>
public sealed class GoldenReportTests
{
    private const string Renew = "PORTAL_RENEW_GOLDEN";
    private const string Plain = "without compression";

    private static readonly string GoldenFile = Path.Combine(
        Repository.Root,
        "tests",
        "ResponsibilityPortal.Tests",
        "Formats",
        "Pdf",
        "golden-report.txt"
    );

    /// <summary>
    /// The runtime compresses, so compressed bytes are recorded for one runtime. The uncompressed content is the same on all.
    /// </summary>
    private static string Runtime => $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.ProcessArchitecture}";

    [Fact]
    public void Report_OfTheBuiltInMatrix_IsTheReviewedOne()
    {
        var file = ReportSamples.Write(ReportSamples.Request(ReportSamples.BuiltIn));
        var (plain, bytes) = (Sha256Hash.Of(WithoutCompression(file)), Sha256Hash.Of(file));
        if (Environment.GetEnvironmentVariable(Renew) == "1")
        {
            File.WriteAllText(GoldenFile, $"{Plain}: {plain}\n{Runtime}: {bytes}\n");
        }

        var golden = File.ReadAllLines(GoldenFile).Select(line => line.Split(": ")).ToDictionary(parts => parts[0], parts => parts[1]);
        Assert.True(
            golden[Plain] == plain && golden.GetValueOrDefault(Runtime, bytes) == bytes,
            $"The report has changed. If this is intended, review its pages and run this test with {Renew}=1."
        );
    }

    private static byte[] WithoutCompression(byte[] bytes)
    {
        var file = PdfFileReader.Read(bytes);
        var objects = file.Objects.ToDictionary(
            pair => pair.Key,
            pair => pair.Value is PdfValue.Stream stream ? Inflated(file, stream) : pair.Value
        );
        return PdfFileWriter.Write(objects, file.Trailer);
    }

    private static PdfValue.Stream Inflated(PdfFile file, PdfValue.Stream stream)
    {
        var dictionary = new PdfValue.Dictionary();
        foreach (var (key, value) in stream.Dictionary.Members.Where(member => member.Key is not ("Filter" or "DecodeParms")))
        {
            dictionary[key] = value;
        }

        return new PdfValue.Stream(dictionary, StreamDecoder.Decode(file, stream));
    }
}
