using System.Text;
using System.Text.Json;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

public sealed class JsonVerificationTests : IAsyncLifetime
{
    private const string Export = "/matrices/sample/versions/1/export.json";

    private static readonly JsonSerializerOptions WithLines = new() { WriteIndented = true };

    private PortalHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await VerifiedPortal.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task An_export_has_exactly_the_bytes_of_a_version()
    {
        var found = await _host.VerifyAsync(await _host.FileAsync(Export));
        Assert.Equal((Verdict.Unchanged, 1), (found.Verdict, found.Standing!.Number));
        Assert.Equal(CheckResult.Passed, Assert.Single(found.Checks).Result);
    }

    [Fact]
    public async Task Content_that_was_published_again_is_the_version_in_force()
    {
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        await _host.PublishAsync(Given.Matrix());
        var found = await _host.VerifyAsync(await _host.FileAsync(Export));
        Assert.Equal((Verdict.Unchanged, 3), (found.Verdict, found.Standing!.Number));
        Assert.Equal("The same content was also published as version 1.", found.Explanation);
    }

    [Fact]
    public async Task The_same_content_in_another_form_is_told_apart()
    {
        using var json = JsonDocument.Parse(await _host.FileAsync(Export));
        var found = await _host.VerifyAsync(JsonSerializer.SerializeToUtf8Bytes(json.RootElement, WithLines));
        Assert.Equal((Verdict.Unchanged, false), (found.Verdict, found.IsIdentical));
        Assert.Contains("not byte for byte", found.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_content_is_compared_with_the_nearest_version()
    {
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        var found = await _host.VerifyAsync(MatrixWriter.Write(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug).Moving("backup", "iaas", Given.Vendor)));
        Assert.Equal((Verdict.Altered, 2), (found.Verdict, found.Standing!.Number));
        Assert.All(found.Places, place => Assert.StartsWith("“Make backups”: IaaS, ", place, StringComparison.Ordinal));
        Assert.NotEmpty(found.Places);
    }

    [Fact]
    public async Task A_matrix_that_is_not_here_is_not_ours() =>
        Assert.Equal(Verdict.NotOurs, (await _host.VerifyAsync(MatrixWriter.Write(Given.Matrix("elsewhere")))).Verdict);

    [Fact]
    public async Task JSON_that_is_no_matrix_is_not_ours()
    {
        var found = await _host.VerifyAsync("{\"format\":\"something/1\"}"u8.ToArray());
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.Contains("/format:", found.Checks[1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_flipped_byte_anywhere_is_found()
    {
        var file = await _host.FileAsync(Export);
        for (var position = 0; position < file.Length; position++)
        {
            var found = await _host.VerifyAsync(file.WithFlipped(position, (byte)(1 << (position % 8))));
            Assert.True(found.Verdict is Verdict.Altered or Verdict.NotOurs, $"{position}: {found.Headline}");
        }
    }

    [Fact]
    public async Task What_was_cut_short_or_is_no_JSON_any_more_is_altered()
    {
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        var file = await _host.FileAsync(Export);
        byte[][] broken = [file[..^1], file[..(file.Length * 2 / 3)], file.WithFlipped(file.AsSpan().IndexOf("]"u8)), [.. file, (byte)'}']];
        foreach (var one in broken)
        {
            var found = await _host.VerifyAsync(one);
            Assert.Equal((Verdict.Altered, "Altered: this is no responsibility matrix any more, but most of it is The sample matrix, version 1."), (found.Verdict, found.Headline));
        }
    }

    [Fact]
    public async Task What_cannot_be_read_and_is_like_nothing_here_is_not_called_anybodys()
    {
        var found = await _host.VerifyAsync("{\"format\":"u8.ToArray());
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.StartsWith("Nothing shows that this portal made this file", found.Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Good morning.")]
    [InlineData("<html></html>")]
    public async Task What_is_neither_PDF_nor_JSON_cannot_be_checked(string text) =>
        Assert.Equal(Verdict.CannotTell, (await _host.VerifyAsync(Encoding.UTF8.GetBytes(text))).Verdict);
}
