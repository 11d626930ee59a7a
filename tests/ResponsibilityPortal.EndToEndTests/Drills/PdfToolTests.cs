using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Pdf;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>Checks files of the PDF writer with other PDF programs.</summary>
public sealed partial class PdfToolTests
{
    private static readonly byte[] Unsigned = SmallDocument.WithEverything();
    private static readonly byte[] Signed = SmallDocument.WithEverything(Certificate());

    public static TheoryData<bool> Both => [false, true];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Qpdf_ForADocument_FindsNothingWrong(bool isSigned)
    {
        var answer = await PdfTools.CheckAsync(isSigned ? Signed : Unsigned);
        Assert.Equal(0, answer.ExitCode);
        Assert.Contains("No syntax or stream encoding errors found", answer.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("WARNING", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Qpdf_ForADamagedDocument_FindsTheDamage()
    {
        var broken = Unsigned.ToArray();
        broken.AsSpan(broken.Length - 100).Clear();
        Assert.NotEqual(0, (await PdfTools.CheckAsync(broken)).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task PopplerAndMutool_OpenTheDocument(bool isSigned)
    {
        var file = isSigned ? Signed : Unsigned;
        var info = await PdfTools.InfoAsync(file);
        Assert.Equal(0, info.ExitCode);
        Assert.Matches(@"Title: +Lamp responsibilities\n", info.Output);
        Assert.Matches(@"Tagged: +yes\n", info.Output);
        Assert.DoesNotContain("Error", info.Output, StringComparison.Ordinal);
        var opened = await PdfTools.OpenAsync(file);
        Assert.Equal(0, opened.ExitCode);
        Assert.Contains("Pages: 4", opened.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error", opened.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fonts_AreEmbeddedSubsetsWithUnicodeMaps()
    {
        var fonts = FontLine().Matches((await PdfTools.FontsAsync(Unsigned)).Output);
        Assert.Equal(3, fonts.Count);
        Assert.All(fonts, font => Assert.Equal("yes yes yes", font.Groups["is"].Value));
    }

    [Fact]
    public async Task Poppler_ReadsTheStructureWithItsTexts()
    {
        var answer = await PdfTools.InfoAsync(Unsigned, "-struct-text");
        Assert.Equal(0, answer.ExitCode);
        var texts = string.Join(
            '|',
            answer.Output.Split('\n').Select(line => line.Trim()).Where(line => line is "TR" or ['T', 'H' or 'D', ..] or ['"', ..])
        );
        Assert.Contains(
            """TR|TH:|"Duty 60 "|TD|"Lamp Works 60 "|TD|"Customer 60 "|TD|"More about duty 60""",
            texts,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Error", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poppler_ReadsTheText()
    {
        var text = (await PdfTools.TextAsync(Unsigned)).Output;
        Assert.Contains("Read the manual first \u2713.", text, StringComparison.Ordinal);
        Assert.Contains("Page 4 of 4", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Attachment_ReadByPoppler_HasTheSameBytes(bool isSigned)
    {
        var (name, content) = Assert.Single(await PdfTools.AttachmentsAsync(isSigned ? Signed : Unsigned));
        Assert.Equal("lamp.json", name);
        Assert.Equal(SmallDocument.Attachment.Content.ToArray(), content);
    }

    [Fact]
    public async Task Poppler_FindsAValidSignatureOfTheWholeDocument()
    {
        var answer = await PdfTools.SignaturesAsync(Signed);
        Assert.Contains("Signature Validation: Signature is Valid.", answer.Output, StringComparison.Ordinal);
        Assert.Contains("ETSI.CAdES.detached", answer.Output, StringComparison.Ordinal);
        Assert.Contains("Total document signed", answer.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Poppler_FindsAFlippedByteInEachTenthOfTheDocument()
    {
        // Everything but the signature itself, which is padded with zeros.
        var hole = Signed.AsSpan().IndexOf("/Contents<"u8) + 9;
        var length = Signed.AsSpan(hole).IndexOf((byte)'>') + 1;
        foreach (var tenth in Enumerable.Range(0, 10))
        {
            var place = (int)((Signed.Length - length) * (tenth + 0.5) / 10);
            var altered = Signed.ToArray();
            altered[place < hole ? place : place + length] ^= 1;
            Assert.DoesNotContain("Signature is Valid", (await PdfTools.SignaturesAsync(altered)).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Poppler_ForAnUnsignedDocument_FindsNoSignature() =>
        Assert.Contains("does not contain any signatures", (await PdfTools.SignaturesAsync(Unsigned)).Output, StringComparison.Ordinal);

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2_048);
        return new CertificateRequest("CN=Lamp Works", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
            new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }

    /// <summary>Returns the columns emb, sub and uni of a font.</summary>
    [GeneratedRegex(@"(?m)^[A-Z]{6}\+\S+ +(CID )?TrueType +(Identity-H|WinAnsi) +(?<is>\w+ \w+ \w+) ")]
    private static partial Regex FontLine();
}
