using System.Runtime.InteropServices;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>
/// The report of the built-in matrix is the one that was looked at. It changes on purpose or not at all: files that were given away are
/// checked by making them again.
/// </summary>
public sealed class GoldenReportTests
{
    private const string Renew = "PORTAL_RENEW_GOLDEN";
    private const string Plain = "without compression";

    private static readonly string GoldenFile = Path.Combine(Repository.Root, "tests", "ResponsibilityPortal.Tests", "Formats", "Pdf", "golden-report.txt");

    /// <summary>Deflate comes with the runtime, so bytes are agreed for one of them; what is compressed is the same on all.</summary>
    private static string Runtime => $"{RuntimeInformation.FrameworkDescription} {RuntimeInformation.ProcessArchitecture}";

    [Fact]
    public void The_report_is_the_one_that_was_agreed()
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
            $"The report is another one. If that is meant, look at its pages and run this test with {Renew}=1.");
    }

    private static byte[] WithoutCompression(byte[] bytes)
    {
        var file = PdfFileReader.Read(bytes);
        var objects = file.Objects.ToDictionary(pair => pair.Key, pair => pair.Value is PdfValue.Stream stream ? Inflated(file, stream) : pair.Value);
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
