using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>Every changed byte in a file of this portal is found.</summary>
public sealed class AlteredPdfTests
{
    private static readonly (string, string) Unsigned = ("Pdf:Signing", "off");

    [Fact]
    public async Task Check_ExportOfAnotherCompressor_HasTheSameContent()
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        var found = await host.VerifyAsync(new RecompressedPdf(await host.FileAsync()).Make());
        Assert.Equal((Verdict.Unchanged, false), (found.Verdict, found.IsIdentical));
        Assert.StartsWith("Unchanged: the same pages and content", found.Headline, StringComparison.Ordinal);
        Assert.Equal(1, found.Standing!.Number);
    }

    [Fact]
    public async Task Check_SignedThenRecompressed_IsAltered()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync(new RecompressedPdf(await host.FileAsync()).Make());
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Equal(["the compression of its parts"], found.Places);
    }

    /// <summary>A second document that other readers show, or a claim in a place that no other program reads.</summary>
    [Theory]
    [InlineData("", "900001 0 obj\n<</Type/Catalog/Pages 900002 0 R>>\nendobj\n", "/#50rev 99/#52oot 900001 0 R")]
    [InlineData("", "900001 0 obj\n<</Type/Catalog/Pages 900002 0 R>>\nendobj\n", "")]
    [InlineData("%<dc:source>http://x/</dc:source>\n", "", "")]
    public async Task Check_RecompressedWithHiddenContent_IsAltered(string inHead, string beforeTable, string trailerEntries)
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        var found = await host.VerifyAsync(
            new RecompressedPdf(await host.FileAsync())
            {
                InHead = inHead,
                BeforeTable = beforeTable,
                TrailerEntries = trailerEntries,
            }.Make()
        );
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.NotEmpty(found.Places);
    }

    [Theory]
    [InlineData("on")]
    [InlineData("off")]
    public async Task Check_WithAnyByteFlipped_IsAltered(string signing)
    {
        await using var host = await VerifiedPortal.StartAsync(("Pdf:Signing", signing));
        var file = await host.FileAsync();
        var random = new Random(11);
        for (var run = 0; run < 60; run++)
        {
            var position = random.Next(file.Length);
            var found = await host.VerifyAsync(file.WithFlipped(position, (byte)(1 << random.Next(8))));
            Assert.True(found.Verdict is Verdict.Altered or Verdict.NotOurs, $"{position}: {found.Headline}");
        }
    }

    [Theory]
    [InlineData("on", "<dc:source>https://", "the metadata of the file")]
    [InlineData("off", "<dc:source>https://", "the metadata of the file")]
    [InlineData("off", "/versions/", "the metadata of the file")]
    [InlineData("off", "<pdf:Producer>", "the metadata of the file")]
    [InlineData("on", "/Type/EmbeddedFile/", "the attached JSON")]
    [InlineData("on", "/Type/Sig/", "the signature")]
    [InlineData("on", "/Contents<", "the signature")]
    [InlineData("off", "%PDF", "bytes outside any part (the cross-reference table, or between parts)")]
    public async Task Check_WithAByteFlipped_NamesThePlace(string signing, string before, string place)
    {
        await using var host = await VerifiedPortal.StartAsync(("Pdf:Signing", signing));
        var file = await host.FileAsync();
        var found = await host.VerifyAsync(file.WithFlipped(file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(before)) + before.Length + 5));
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Equal([place], found.Places);
    }

    [Fact]
    public async Task Check_WithBytesAfterTheEnd_IsAltered()
    {
        await using var host = await VerifiedPortal.StartAsync();
        var found = await host.VerifyAsync([.. await host.FileAsync(), .. "\n1 0 obj\n<<>>\nendobj\n"u8]);
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Equal(["bytes after the end of the file"], found.Places);
        Assert.Contains(found.Checks, check => check.Words.Contains("up to the last 21 bytes", StringComparison.Ordinal));
    }

    /// <summary>A changed address can be that of another export, or of none. The cover links to the right export.</summary>
    [Theory]
    [InlineData("", "/versions/1", 3)]
    [InlineData("?model=iaas", "model=iaas", 1)]
    [InlineData("?by=demo", "by=demo", 1)]
    [InlineData("?paper=letter", "paper=letter", 1)]
    [InlineData("?paper=letter", "paper=l", 2)]
    public async Task Check_WithOnlyTheAddressChanged_NamesNoPage(string query, string until, byte mask)
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        await host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        var file = await host.FileAsync($"{VerifiedPortal.Export}{query}");
        var source = file.AsSpan().IndexOf("<dc:source>"u8);

        var found = await host.VerifyAsync(
            file.WithFlipped(source + file.AsSpan(source).IndexOf(Encoding.ASCII.GetBytes(until)) + until.Length - 1, mask)
        );

        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Equal(["the metadata of the file"], found.Places);
        Assert.Equal(1, found.Standing!.Number);
    }

    [Fact]
    public async Task Check_AlteredPages_NamesThem()
    {
        await using var host = await VerifiedPortal.StartAsync(Unsigned);
        await using var forger = PortalHost.Start(("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), Unsigned);
        await forger.PublishAsync(Given.Matrix().Moving("keys", "saas", Given.Provider));
        var found = await host.VerifyAsync(await forger.FileAsync());
        Assert.Equal(Verdict.Altered, found.Verdict);
        Assert.Contains(found.Places, place => place.StartsWith("page ", StringComparison.Ordinal));
        Assert.Contains("the attached JSON", found.Places);
        Assert.Equal(CheckResult.Failed, found.Checks[2].Result);
    }
}
