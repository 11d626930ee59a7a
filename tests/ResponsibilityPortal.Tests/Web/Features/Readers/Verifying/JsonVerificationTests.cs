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
    public async Task Check_Export_FindsTheBytesOfItsVersion()
    {
        var found = await _host.VerifyAsync(await _host.FileAsync(Export));
        Assert.Equal((Verdict.Unchanged, 1), (found.Verdict, found.Standing!.Number));
        Assert.Equal(CheckResult.Passed, Assert.Single(found.Checks).Result);
    }

    [Fact]
    public async Task Check_ContentPublishedTwice_NamesTheVersionInForce()
    {
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        await _host.PublishAsync(Given.Matrix());
        var found = await _host.VerifyAsync(await _host.FileAsync(Export));
        Assert.Equal((Verdict.Unchanged, 3), (found.Verdict, found.Standing!.Number));
        Assert.Equal("The same content was also published as version 1.", found.Explanation);
    }

    [Fact]
    public async Task Check_ReformattedContent_SaysSo()
    {
        using var json = JsonDocument.Parse(await _host.FileAsync(Export));
        var found = await _host.VerifyAsync(JsonSerializer.SerializeToUtf8Bytes(json.RootElement, WithLines));
        Assert.Equal((Verdict.Unchanged, false), (found.Verdict, found.IsIdentical));
        Assert.Contains("the content is the same", found.Headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ChangedContent_ComparesWithTheNearestVersion()
    {
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        var found = await _host.VerifyAsync(
            MatrixWriter.Write(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug).Moving("backup", "iaas", Given.Vendor))
        );
        Assert.Equal((Verdict.Altered, 2), (found.Verdict, found.Standing!.Number));
        Assert.All(found.Places, place => Assert.StartsWith("“Make backups”: IaaS, ", place, StringComparison.Ordinal));
        Assert.NotEmpty(found.Places);
    }

    [Fact]
    public async Task Check_UnknownMatrix_IsNotOurs() =>
        Assert.Equal(Verdict.NotOurs, (await _host.VerifyAsync(MatrixWriter.Write(Given.Matrix("elsewhere")))).Verdict);

    [Fact]
    public async Task Check_OtherJson_IsNotOurs()
    {
        var found = await _host.VerifyAsync("{\"format\":\"something/1\"}"u8.ToArray());
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.Contains("/format:", found.Checks[1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithAnyByteFlipped_IsNotUnchanged()
    {
        var file = await _host.FileAsync(Export);
        for (var position = 0; position < file.Length; position++)
        {
            var found = await _host.VerifyAsync(file.WithFlipped(position, (byte)(1 << (position % 8))));
            Assert.True(found.Verdict is Verdict.Altered or Verdict.NotOurs, $"{position}: {found.Headline}");
        }
    }

    [Fact]
    public async Task Check_CutOrBrokenExport_IsAltered()
    {
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        var file = await _host.FileAsync(Export);
        byte[][] broken = [file[..^1], file[..(file.Length * 2 / 3)], file.WithFlipped(file.AsSpan().IndexOf("]"u8)), [.. file, (byte)'}']];
        foreach (var one in broken)
        {
            var found = await _host.VerifyAsync(one);
            Assert.Equal(
                (
                    Verdict.Altered,
                    "Altered: the file can no longer be read as a responsibility matrix, but most of it is The sample matrix, version 1."
                ),
                (found.Verdict, found.Headline)
            );
        }
    }

    [Fact]
    public async Task Check_UnreadableUnknownFile_IsNotOurs()
    {
        var found = await _host.VerifyAsync("{\"format\":"u8.ToArray());
        Assert.Equal(Verdict.NotOurs, found.Verdict);
        Assert.StartsWith("Nothing shows that this portal made this file", found.Headline, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Good morning.")]
    [InlineData("<html></html>")]
    public async Task Check_AnotherFormat_CannotTell(string text) =>
        Assert.Equal(Verdict.CannotTell, (await _host.VerifyAsync(Encoding.UTF8.GetBytes(text))).Verdict);
}
