using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>A PDF is checked by the portal's command, and by other programs as docs/how-to/verify-a-pdf.md shows.</summary>
public sealed partial class VerifyFileTests(ExportedReport exported) : IClassFixture<ExportedReport>, IAsyncLifetime
{
    private const string CoversAllOf = "The signature covers the whole file and was made with a certificate of the portal.";

    private readonly TemporaryDirectory _files = new();

    private string Report => _files.File("report.pdf");

    public async ValueTask InitializeAsync()
    {
        await WriteAsync(exported.Report);
        await File.WriteAllBytesAsync(_files.File("signing-certificate.pem"), exported.Certificates, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _files.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task VerifyFile_InAnotherProcess_RegeneratesTheSameFile()
    {
        var (code, output) = await PortalProcess.RunCommandAsync(exported.Data, $"verify-file {Report}", exported.Settings);
        Assert.Contains(VerdictSentences.Identical, output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    /// <summary>The file doesn't depend on the machine: another process makes the same bytes in another time zone and language.</summary>
    [Theory]
    [InlineData("Asia/Tokyo", "de_DE.UTF-8")]
    [InlineData("America/St_Johns", "ar_SA.UTF-8")]
    [InlineData("Pacific/Kiritimati", "tr_TR.UTF-8")]
    public async Task Report_InAnyTimeZoneAndLanguage_HasTheSameBytes(string zone, string language)
    {
        var (code, output) = await PortalProcess.RunCommandAsync(
            exported.Data,
            $"verify-file {Report}",
            [("TZ", zone), ("LANG", language), ("LC_ALL", language)],
            exported.Settings
        );
        Assert.Contains(VerdictSentences.Identical, output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task VerifyFile_OfAChangedFile_NamesTheChangedPart()
    {
        await WriteAsync(Changed(exported.Report.Length / 2));
        var (code, output) = await PortalProcess.RunCommandAsync(exported.Data, $"verify-file {Report}", exported.Settings);
        Assert.Contains("It differs in:", output, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task Pdfsig_FindsAValidSignatureWithThePublishedCertificate()
    {
        var said = await ShellAsync("pdfsig report.pdf && pdfsig -dump report.pdf");
        Assert.Contains("Signature is Valid", said, StringComparison.Ordinal);
        Assert.Contains("Total document signed", said, StringComparison.Ordinal);
        var inFile = await ShellAsync(
            "openssl pkcs7 -inform DER -in report.pdf.sig0 -print_certs | openssl x509 -noout -fingerprint -sha256"
        );
        Assert.Contains("Fingerprint=", inFile, StringComparison.Ordinal);
        Assert.Equal(inFile, await ShellAsync("openssl x509 -in signing-certificate.pem -noout -fingerprint -sha256"));
    }

    [Fact]
    public async Task OpensslRecipe_ForAnUnchangedFile_AcceptsIt() =>
        Assert.EndsWith($"{CoversAllOf}\n", await RecipeAsync(), StringComparison.Ordinal);

    /// <summary>Signature programs don't show the first of these changes. The last one doesn't match the signature.</summary>
    [Theory]
    [InlineData("texts next to the signature", "NOT PROVEN: something other than a signature is in its place")]
    [InlineData("objects next to the signature", "NOT PROVEN: something other than a signature is in its place")]
    [InlineData("other digits after the signature", "NOT PROVEN: there is something behind the signature in its place")]
    [InlineData("capital digits", "NOT PROVEN: something other than a signature is in its place")]
    [InlineData("bytes after the end", "NOT PROVEN: the signature does not cover the whole file")]
    [InlineData("one byte of a page", "NOT PROVEN: the signature does not fit the file")]
    public async Task OpensslRecipe_ForAnAlteredFile_SaysWhatIsWrong(string change, string problem)
    {
        await WriteAsync(
            change switch
            {
                "texts next to the signature" => InPlaceOfSignature(digits => $"<{digits[..^130]}>/Reason(Audited without exceptions)"),
                "objects next to the signature" => InPlaceOfSignature(digits =>
                    $"<{digits[..^130]}>>>\nendobj\n9 0 obj\n<</A(b)>>\nendobj"
                ),
                "other digits after the signature" => WithLongerRoom(),
                "capital digits" => InPlaceOfSignature(digits => $"<{digits.ToUpperInvariant()}>"),
                "bytes after the end" => [.. exported.Report, .. "\n%%EOF\n"u8],
                _ => Changed(1_000),
            }
        );
        Assert.EndsWith($"{problem}\n", await RecipeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Attachment_IsTheContentOfTheVersion()
    {
        var said = await ShellAsync(Recipes().Single(block => block.Contains("pdfdetach", StringComparison.Ordinal)));
        using var client = PortalClient.For(exported.Portal.Address);
        var versions = await client.GetStringAsync($"{Site.Matrix}/versions", TestContext.Current.CancellationToken);
        Assert.Contains(said[..64], versions, StringComparison.Ordinal);
    }

    /// <summary>Returns the command blocks of the document.</summary>
    private static IEnumerable<string> Recipes() =>
        CodeBlock()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "how-to", "verify-a-pdf.md")))
            .Select(match => match.Groups[1].Value);

    private Task<string> RecipeAsync() => ShellAsync(Recipes().Single(block => block.Contains("ByteRange", StringComparison.Ordinal)));

    private byte[] Changed(int position)
    {
        var bytes = (byte[])exported.Report.Clone();
        bytes[position] ^= 1;
        return bytes;
    }

    /// <summary>
    /// Returns the report with other bytes of the same length in the space of its signature, which the signature doesn't cover.
    /// </summary>
    private byte[] InPlaceOfSignature(Func<string, string> change)
    {
        var text = Encoding.Latin1.GetString(exported.Report);
        var (from, digits) = SignatureIn(text);
        var place = digits.Length + 2;
        return Encoding.Latin1.GetBytes($"{text[..from]}{change(digits).PadRight(place)[..place]}{text[(from + place)..]}");
    }

    /// <summary>Returns the report with more space than its signature needs, other bytes in the rest of it, and a range to match.</summary>
    private byte[] WithLongerRoom()
    {
        const string Rest = "2f4e616d65";
        var text = Encoding.Latin1.GetString(exported.Report);
        var (from, digits) = SignatureIn(text);
        var end = from + digits.Length + 2;
        var range = ByteRange().Match(text);
        var longer = $"/ByteRange[0 {from} {end + Rest.Length} {text.Length - end}".PadRight(range.Length);
        return Encoding.Latin1.GetBytes(
            $"{text[..range.Index]}{longer}{text[(range.Index + range.Length)..from]}<{digits}{Rest}>{text[end..]}"
        );
    }

    private static (int From, string Digits) SignatureIn(string text)
    {
        var from =
            text.IndexOf("/Contents<", text.IndexOf("/ByteRange[", StringComparison.Ordinal), StringComparison.Ordinal)
            + "/Contents".Length;
        return (from, text[(from + 1)..text.IndexOf('>', from)]);
    }

    private Task WriteAsync(byte[] report) => File.WriteAllBytesAsync(Report, report, TestContext.Current.CancellationToken);

    private async Task<string> ShellAsync(string commands)
    {
        var start = new ProcessStartInfo("sh")
        {
            WorkingDirectory = _files.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-c", $"({commands}\n) 2>&1" },
        };
        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said;
    }

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"/ByteRange\[[0-9 ]*")]
    private static partial Regex ByteRange();
}
