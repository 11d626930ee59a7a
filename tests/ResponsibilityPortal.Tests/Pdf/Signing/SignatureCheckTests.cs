using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Pdf.Reading;
using ResponsibilityPortal.Pdf.Signing;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Pdf.Signing;

/// <summary>A signature holds for exactly the bytes that were signed, its own included.</summary>
public sealed class SignatureCheckTests
{
    private static readonly byte[] Signed = SampleDocument.Make(TestCertificates.Somebody);

    /// <summary>The certificate alone, as the portal keeps it.</summary>
    private static readonly X509Certificate2[] Known =
    [
        X509CertificateLoader.LoadCertificate(TestCertificates.Portal.RawData), X509CertificateLoader.LoadCertificate(TestCertificates.Somebody.RawData),
    ];

    [Fact]
    public void A_file_as_it_was_signed_holds_without_the_private_key() =>
        Assert.Equal(TestCertificates.Somebody.RawData, Assert.IsType<SignatureFinding.Holds>(Check(Signed, Known)).Certificate.RawData);

    [Fact]
    public void An_unsigned_file_has_none() => Assert.Null(ReadSignature.In(PdfFile.Read(SampleDocument.Make())));

    [Fact]
    public void One_flipped_byte_anywhere_is_found()
    {
        var undetected = new List<int>();
        Parallel.For(0, Signed.Length, position =>
        {
            if (Holds(Signed.WithFlipped(position, (byte)(1 << (position % 8)))))
            {
                lock (undetected)
                {
                    undetected.Add(position);
                }
            }
        });
        Assert.Empty(undetected);
    }

    [Fact]
    public void Every_digit_of_the_signature_counts_and_its_case_too()
    {
        var signature = ReadSignature.In(PdfFile.Read(Signed))!;
        Parallel.For(signature.GapStart, signature.GapEnd, position => Assert.False(Holds(Signed.WithFlipped(position, 0x20))));
    }

    [Fact]
    public void Somebody_elses_signature_is_not_ours() =>
        Assert.Equal("CN=Somebody", Assert.IsType<SignatureFinding.Foreign>(Check(Signed, [TestCertificates.Portal])).Subject);

    [Fact]
    public void A_file_with_something_behind_its_end_does_not_hold() => Assert.False(Holds([.. Signed, .. "\n%%EOF\n"u8]));

    [Fact]
    public void A_signature_taken_from_another_file_does_not_hold()
    {
        var other = SampleDocument.Make(TestCertificates.Somebody, onSecondPage: "seat");
        var (from, to) = (ReadSignature.In(PdfFile.Read(Signed))!, ReadSignature.In(PdfFile.Read(other))!);
        Signed.AsSpan(from.GapStart..from.GapEnd).CopyTo(other.AsSpan(to.GapStart));
        Assert.IsType<SignatureFinding.Broken>(Check(other, Known));
    }

    [Theory]
    [InlineData("0 ", "1 ")]
    [InlineData("]/Contents", " /Contents")]
    public void A_range_that_leaves_bytes_out_is_refused(string what, string instead)
    {
        var at = Signed.AsSpan().IndexOf("/ByteRange["u8) + "/ByteRange[".Length;
        at += Signed.AsSpan(at).IndexOf(Encoding.ASCII.GetBytes(what));
        var changed = (byte[])Signed.Clone();
        Encoding.ASCII.GetBytes(instead, changed.AsSpan(at));
        Assert.False(Holds(changed));
    }

    /// <summary>The runtime reads looser forms of a stamp than the one that is written, and takes them for the same.</summary>
    [Fact]
    public void Check_StampInALooserFormOfTheSameLength_IsBroken()
    {
        var document = "What was signed."u8.ToArray();
        var message = new PdfSigner(TestCertificates.Somebody, StampPlace.MinBytes).Sign(document);
        var stamp = Assert.IsType<SignatureFinding.Holds>(SignatureCheck.Check(message, document, Known)).Stamp!.Token;
        Assert.Equal(StampPlace.MinBytes, stamp.Length);

        byte[] looser = [stamp.Span[0], 0x83, 0x00, 0x00, 0xFF, .. new byte[255]];
        looser.CopyTo(message.AsSpan(^StampPlace.MinBytes..));

        Assert.Equal("The signature itself was changed.", Assert.IsType<SignatureFinding.Broken>(SignatureCheck.Check(message, document, Known)).Reason);
        Assert.Null(Assert.IsType<SignatureFinding.Foreign>(SignatureCheck.Check(message, document, [])).Stamp);
    }

    /// <summary>For an old signature and its stamp, a key can be made up that fits a file of today; not one that the signature itself names.</summary>
    [Fact]
    public void Check_ForeignSignatureThatDoesNotNameItsCertificate_HasNoStamp()
    {
        var document = "Written today."u8.ToArray();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=Made up", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
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
        return ReadSignature.In(read) is { } signature ? SignatureCheck.Check(signature.Message.Span, signature.CoveredBytes(read), known) : null;
    }
}
