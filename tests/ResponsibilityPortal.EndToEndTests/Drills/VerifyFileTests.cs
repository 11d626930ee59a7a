using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>A PDF is checked by the portal's command, and by programs that know nothing of the portal, as docs/how-to/verify-a-pdf.md shows.</summary>
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
    public async Task The_command_makes_the_same_file_anew_in_another_process_beside_the_portal()
    {
        var (code, output) = await PortalProcess.RunCommandAsync(exported.Data, $"verify-file {Report}", exported.Settings);
        Assert.Contains("Unchanged: this is exactly the file that this portal gives.", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    /// <summary>Nothing of the machine is in the file: another process makes the same bytes on the other side of the earth.</summary>
    [Theory]
    [InlineData("Asia/Tokyo", "de_DE.UTF-8")]
    [InlineData("America/St_Johns", "ar_SA.UTF-8")]
    [InlineData("Pacific/Kiritimati", "tr_TR.UTF-8")]
    public async Task The_same_file_is_made_in_any_zone_and_language(string zone, string language)
    {
        var (code, output) = await PortalProcess.RunCommandAsync(exported.Data, $"verify-file {Report}", [("TZ", zone), ("LANG", language), ("LC_ALL", language)], exported.Settings);
        Assert.Contains("Unchanged: this is exactly the file that this portal gives.", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task The_command_names_where_a_file_was_changed()
    {
        await WriteAsync(Changed(exported.Report.Length / 2));
        var (code, output) = await PortalProcess.RunCommandAsync(exported.Data, $"verify-file {Report}", exported.Settings);
        Assert.Contains("It differs in:", output, StringComparison.Ordinal);
        Assert.Equal(1, code);
    }

    [Fact]
    public async Task The_signature_is_valid_to_pdfsig_and_is_made_with_the_published_certificate()
    {
        var said = await ShellAsync("pdfsig report.pdf && pdfsig -dump report.pdf");
        Assert.Contains("Signature is Valid", said, StringComparison.Ordinal);
        Assert.Contains("Total document signed", said, StringComparison.Ordinal);
        var inFile = await ShellAsync("openssl pkcs7 -inform DER -in report.pdf.sig0 -print_certs | openssl x509 -noout -fingerprint -sha256");
        Assert.Contains("Fingerprint=", inFile, StringComparison.Ordinal);
        Assert.Equal(inFile, await ShellAsync("openssl x509 -in signing-certificate.pem -noout -fingerprint -sha256"));
    }

    [Fact]
    public async Task The_recipe_for_openssl_accepts_the_file_as_it_was_signed() =>
        Assert.EndsWith($"{CoversAllOf}\n", await RecipeAsync(), StringComparison.Ordinal);

    /// <summary>What each of these changes, no program for signatures shows; the last one no longer fits the signature.</summary>
    [Theory]
    [InlineData("texts beside the signature", "NOT PROVEN: something other than a signature is in its place")]
    [InlineData("objects beside the signature", "NOT PROVEN: something other than a signature is in its place")]
    [InlineData("other digits behind the signature", "NOT PROVEN: there is something behind the signature in its place")]
    [InlineData("capital digits", "NOT PROVEN: something other than a signature is in its place")]
    [InlineData("bytes behind the end", "NOT PROVEN: the signature does not cover the whole file")]
    [InlineData("one byte of a page", "NOT PROVEN: the signature does not fit the file")]
    public async Task The_recipe_for_openssl_says_what_is_wrong_with_an_altered_file(string change, string problem)
    {
        await WriteAsync(change switch
        {
            "texts beside the signature" => InPlaceOfSignature(digits => $"<{digits[..^130]}>/Reason(Audited without exceptions)"),
            "objects beside the signature" => InPlaceOfSignature(digits => $"<{digits[..^130]}>>>\nendobj\n9 0 obj\n<</A(b)>>\nendobj"),
            "other digits behind the signature" => WithLongerRoom(),
            "capital digits" => InPlaceOfSignature(digits => $"<{digits.ToUpperInvariant()}>"),
            "bytes behind the end" => [.. exported.Report, .. "\n%%EOF\n"u8],
            _ => Changed(1_000),
        });
        Assert.EndsWith($"{problem}\n", await RecipeAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_attached_content_is_the_version()
    {
        var said = await ShellAsync(Recipes().Single(block => block.Contains("pdfdetach", StringComparison.Ordinal)));
        using var client = PortalClient.For(exported.Portal.Address);
        var versions = await client.GetStringAsync($"{Site.Matrix}/versions", TestContext.Current.CancellationToken);
        Assert.Contains(said[..64], versions, StringComparison.Ordinal);
    }

    /// <summary>The blocks of commands in the document.</summary>
    private static IEnumerable<string> Recipes() =>
        CodeBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "how-to", "verify-a-pdf.md"))).Select(match => match.Groups[1].Value);

    private Task<string> RecipeAsync() => ShellAsync(Recipes().Single(block => block.Contains("ByteRange", StringComparison.Ordinal)));

    private byte[] Changed(int position)
    {
        var bytes = (byte[])exported.Report.Clone();
        bytes[position] ^= 1;
        return bytes;
    }

    /// <summary>The report with something else of the same length where its signature is, which the signature does not cover.</summary>
    private byte[] InPlaceOfSignature(Func<string, string> change)
    {
        var text = Encoding.Latin1.GetString(exported.Report);
        var (from, digits) = SignatureIn(text);
        var place = digits.Length + 2;
        return Encoding.Latin1.GetBytes($"{text[..from]}{change(digits).PadRight(place)[..place]}{text[(from + place)..]}");
    }

    /// <summary>The report with more room than its signature needs, and something in the rest of it; the range is made to fit.</summary>
    private byte[] WithLongerRoom()
    {
        const string Rest = "2f4e616d65";
        var text = Encoding.Latin1.GetString(exported.Report);
        var (from, digits) = SignatureIn(text);
        var end = from + digits.Length + 2;
        var range = ByteRange().Match(text);
        var longer = $"/ByteRange[0 {from} {end + Rest.Length} {text.Length - end}".PadRight(range.Length);
        return Encoding.Latin1.GetBytes($"{text[..range.Index]}{longer}{text[(range.Index + range.Length)..from]}<{digits}{Rest}>{text[end..]}");
    }

    private static (int From, string Digits) SignatureIn(string text)
    {
        var from = text.IndexOf("/Contents<", text.IndexOf("/ByteRange[", StringComparison.Ordinal), StringComparison.Ordinal) + "/Contents".Length;
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
