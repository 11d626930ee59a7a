using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Pdf.Signing;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Pdf.Signing;

/// <summary>A signature is valid for exactly the signed bytes, including its own.</summary>
public sealed class SignatureCheckTests
{
    private static readonly byte[] Signed = SampleDocument.Make(TestCertificates.Somebody);

    /// <summary>The certificate without its key, as the portal keeps it.</summary>
    private static readonly X509Certificate2[] Known =
    [
        X509CertificateLoader.LoadCertificate(TestCertificates.Portal.RawData),
        X509CertificateLoader.LoadCertificate(TestCertificates.Somebody.RawData),
    ];

    [Fact]
    public void Check_UnchangedFile_HoldsWithoutThePrivateKey() =>
        Assert.Equal(TestCertificates.Somebody.RawData, Assert.IsType<SignatureFinding.Holds>(Check(Signed, Known)).Certificate.RawData);

    [Fact]
    public void Signature_OfAnUnsignedFile_IsNull() => Assert.Null(ReadSignature.In(PdfFile.Read(SampleDocument.Make())));

    [Fact]
    public void Check_OneFlippedByteAnywhere_DoesNotHold()
    {
        var undetected = new List<int>();
        Parallel.For(
            0,
            Signed.Length,
            position =>
            {
                if (Holds(Signed.WithFlipped(position, (byte)(1 << (position % 8)))))
                {
                    lock (undetected)
                    {
                        undetected.Add(position);
                    }
                }
            }
        );
        Assert.Empty(undetected);
    }

    [Fact]
    public void Check_AnyChangedDigitOfTheSignature_DoesNotHold()
    {
        var signature = ReadSignature.In(PdfFile.Read(Signed))!;
        Parallel.For(signature.GapStart, signature.GapEnd, position => Assert.False(Holds(Signed.WithFlipped(position, 0x20))));
    }

    [Fact]
    public void Check_SignatureOfAnotherCertificate_IsForeign() =>
        Assert.Equal("CN=Somebody", Assert.IsType<SignatureFinding.Foreign>(Check(Signed, [TestCertificates.Portal])).Subject);

    [Fact]
    public void Check_FileWithAppendedBytes_DoesNotHold() => Assert.False(Holds([.. Signed, .. "\n%%EOF\n"u8]));

    [Fact]
    public void Check_SignatureOfAnotherFile_DoesNotHold()
    {
        var other = SampleDocument.Make(TestCertificates.Somebody, onSecondPage: "seat");
        var (from, to) = (ReadSignature.In(PdfFile.Read(Signed))!, ReadSignature.In(PdfFile.Read(other))!);
        Signed.AsSpan(from.GapStart..from.GapEnd).CopyTo(other.AsSpan(to.GapStart));
        Assert.IsType<SignatureFinding.Broken>(Check(other, Known));
    }

    [Theory]
    [InlineData("0 ", "1 ")]
    [InlineData("]/Contents", " /Contents")]
    public void Signature_WithUncoveredBytes_DoesNotHold(string what, string instead)
    {
        var at = Signed.AsSpan().IndexOf("/ByteRange["u8) + "/ByteRange[".Length;
        at += Signed.AsSpan(at).IndexOf(Encoding.ASCII.GetBytes(what));
        var changed = (byte[])Signed.Clone();
        Encoding.ASCII.GetBytes(instead, changed.AsSpan(at));
        Assert.False(Holds(changed));
    }

    /// <summary>The runtime reads looser encodings of a stamp and treats them as the same.</summary>
    [Fact]
    public void Check_StampInALooserFormOfTheSameLength_IsBroken()
    {
        var document = "What was signed."u8.ToArray();
        var message = new PdfSigner(TestCertificates.Somebody, StampPlace.MinBytes).Sign(document);
        var stamp = Assert.IsType<SignatureFinding.Holds>(SignatureCheck.Check(message, document, Known)).Stamp!.Token;
        Assert.Equal(StampPlace.MinBytes, stamp.Length);

        byte[] looser = [stamp.Span[0], 0x83, 0x00, 0x00, 0xFF, .. new byte[255]];
        looser.CopyTo(message.AsSpan(^StampPlace.MinBytes..));

        Assert.Equal(
            "The signature itself was changed.",
            Assert.IsType<SignatureFinding.Broken>(SignatureCheck.Check(message, document, Known)).Reason
        );
        Assert.Null(Assert.IsType<SignatureFinding.Foreign>(SignatureCheck.Check(message, document, [])).Stamp);
    }

    /// <summary>
    /// An attacker can make a key that fits an old signature and its stamp to a new file, but not if the signature names its certificate.
    /// </summary>
    [Fact]
    public void Check_ForeignSignatureThatDoesNotNameItsCertificate_HasNoStamp()
    {
        var document = "Written today."u8.ToArray();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=Made up", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(100)
        );
        var signed = new SignedCms(new ContentInfo(document), detached: true);
        signed.ComputeSignature(new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate));
        signed.SignerInfos[0].AddUnsignedAttribute(new AsnEncodedData(new Oid("1.2.840.113549.1.9.16.2.14"), [0x30, 0x00]));

        var finding = Assert.IsType<SignatureFinding.Foreign>(SignatureCheck.Check(signed.Encode(), document, Known));

        Assert.Equal(("CN=Made up", null), (finding.Subject, finding.Stamp));
    }

    private static bool Holds(byte[] file)
    {
        try
        {
            return Check(file, Known) is SignatureFinding.Holds;
        }
        catch (UnreadablePdfException)
        {
            return false;
        }
    }

    private static SignatureFinding? Check(byte[] file, IEnumerable<X509Certificate2> known)
    {
        var read = PdfFile.Read(file);
        return ReadSignature.In(read) is { } signature
            ? SignatureCheck.Check(signature.Message.Span, signature.CoveredBytes(read), known)
            : null;
    }
}
