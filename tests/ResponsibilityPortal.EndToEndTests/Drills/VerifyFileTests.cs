using System.Diagnostics;
using System.Text.RegularExpressions;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>A PDF is checked by the portal's command, and by programs that know nothing of the portal, as docs/how-to/verify-a-pdf.md shows.</summary>
public sealed partial class VerifyFileTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _files = new();
    private PortalProcess _portal = null!;
    private string[] _settings = null!;

    private string Report => _files.File("report.pdf");

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(_data.Path);
        _settings = ["--urls", _portal.Address.GetLeftPart(UriPartial.Authority)];
        using var client = PortalClient.For(_portal.Address);
        await SaveAsync(client, $"{Site.Matrix}/export.pdf", Report);
        await SaveAsync(client, "/signing-certificate.pem", _files.File("signing-certificate.pem"));
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _data.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task The_command_makes_the_same_file_anew_in_another_process_beside_the_portal()
    {
        var (code, output) = await PortalProcess.RunCommandAsync(_data.Path, $"verify-file {Report}", _settings);
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
        var (code, output) = await PortalProcess.RunCommandAsync(_data.Path, $"verify-file {Report}", [("TZ", zone), ("LANG", language), ("LC_ALL", language)], _settings);
        Assert.Contains("Unchanged: this is exactly the file that this portal gives.", output, StringComparison.Ordinal);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task The_command_names_where_a_file_was_changed_after_the_portal_has_gone()
    {
        await _portal.KillAsync();
        var bytes = await File.ReadAllBytesAsync(Report, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(_files.File("altered.pdf"), bytes, TestContext.Current.CancellationToken);
        var (code, output) = await PortalProcess.RunCommandAsync(_data.Path, $"verify-file {_files.File("altered.pdf")}", _settings);
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
    public async Task The_recipe_for_openssl_succeeds_and_fails_when_a_byte_is_changed()
    {
        var recipe = string.Join('\n', Recipes().Where(block => block.Contains("ByteRange", StringComparison.Ordinal) || block.Contains("whole file", StringComparison.Ordinal)));
        var said = await ShellAsync(recipe);
        Assert.Contains("Verification successful", said, StringComparison.Ordinal);
        Assert.Contains("whole file covered", said, StringComparison.Ordinal);

        var bytes = await File.ReadAllBytesAsync(Report, TestContext.Current.CancellationToken);
        bytes[1_000] ^= 1;
        await File.WriteAllBytesAsync(Report, bytes, TestContext.Current.CancellationToken);
        Assert.Contains("Verification failure", await ShellAsync(recipe), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_attached_content_is_the_version()
    {
        var said = await ShellAsync(Recipes().Single(block => block.Contains("pdfdetach", StringComparison.Ordinal)));
        using var client = PortalClient.For(_portal.Address);
        var versions = await client.GetStringAsync($"{Site.Matrix}/versions", TestContext.Current.CancellationToken);
        Assert.Contains(said[..64], versions, StringComparison.Ordinal);
    }

    /// <summary>The blocks of commands in the document.</summary>
    private static IEnumerable<string> Recipes() =>
        CodeBlock().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "how-to", "verify-a-pdf.md"))).Select(match => match.Groups[1].Value);

    private static async Task SaveAsync(HttpClient client, string address, string file) =>
        await File.WriteAllBytesAsync(file, await client.GetByteArrayAsync(address, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);

    private async Task<string> ShellAsync(string commands)
    {
        var start = new ProcessStartInfo("bash")
        {
            WorkingDirectory = _files.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { "-c", $"{{ {commands}\n}} 2>&1" },
        };
        using var shell = Process.Start(start)!;
        var said = await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);
        return said;
    }

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
