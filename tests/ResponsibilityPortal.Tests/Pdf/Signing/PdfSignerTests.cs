using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Pdf.Signing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Pdf.Signing;

public sealed class PdfSignerTests
{
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    private static readonly byte[] Document = [.. "%PDF-1.7 and so on"u8];

    [Fact]
    public void Sign_CoversTheDocument()
    {
        var message = Decode(new PdfSigner(TestCertificates.Somebody).Sign(Document), Document);
        message.CheckSignature(verifySignatureOnly: true);
        Assert.True(message.Detached);
        var signer = Assert.Single(message.SignerInfos.Cast<SignerInfo>());
        Assert.Equal("2.16.840.1.101.3.4.2.1", signer.DigestAlgorithm.Value);
        Assert.Equal("1.2.840.113549.1.1.1", signer.SignatureAlgorithm.Value);
    }

    [Fact]
    public void Sign_AnotherDocument_DoesNotMatch()
    {
        var message = Decode(new PdfSigner(TestCertificates.Somebody).Sign(Document), [.. "%PDF-1.7 and so off"u8]);
        Assert.Throws<CryptographicException>(() => message.CheckSignature(verifySignatureOnly: true));
    }

    [Fact]
    public void Sign_ContainsOnlyTheSignersCertificateAndNoTime()
    {
        var message = Decode(new PdfSigner(TestCertificates.Somebody).Sign(Document), Document);
        Assert.Equal(TestCertificates.Somebody.RawData, Assert.Single(message.Certificates).RawData);
        var signer = message.SignerInfos[0];
        Assert.Equal(
            new[] { ContentType, MessageDigest, SigningCertificateV2 }.Order(),
            signer.SignedAttributes.Cast<CryptographicAttributeObject>().Select(attribute => attribute.Oid.Value!).Order()
        );
        Assert.Empty(signer.UnsignedAttributes);
    }

    [Fact]
    public void Sign_NamesItsCertificateByHash()
    {
        var message = Decode(new PdfSigner(TestCertificates.Somebody).Sign(Document), Document);
        var attribute = message
            .SignerInfos[0]
            .SignedAttributes.Cast<CryptographicAttributeObject>()
            .Single(candidate => candidate.Oid.Value == SigningCertificateV2);
        var certificate = new AsnReader(attribute.Values[0].RawData, AsnEncodingRules.DER).ReadSequence().ReadSequence().ReadSequence();
        Assert.Equal(SHA256.HashData(TestCertificates.Somebody.RawData), certificate.ReadOctetString());
        Assert.False(certificate.HasData);
    }

    /// <summary>rsaEncryption has a NULL (RFC 3370, 3.2); SHA-256 has no parameters (RFC 5754, 2).</summary>
    [Fact]
    public void Sign_NamesAlgorithmsAsInTheStandards()
    {
        var signed = new AsnReader(new PdfSigner(TestCertificates.Somebody).Sign(Document), AsnEncodingRules.DER).ReadSequence();
        signed.ReadObjectIdentifier();
        var content = signed.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 0)).ReadSequence();
        content.ReadInteger();
        Assert.Equal("300B0609608648016503040201", Convert.ToHexString(content.ReadSetOf().ReadEncodedValue().Span));
        content.ReadSequence();
        content.ReadSetOf(new Asn1Tag(TagClass.ContextSpecific, 0));
        var signer = content.ReadSetOf().ReadSequence();
        signer.ReadInteger();
        signer.ReadSequence();
        Assert.Equal("300B0609608648016503040201", Convert.ToHexString(signer.ReadEncodedValue().Span));
        signer.ReadSetOf(new Asn1Tag(TagClass.ContextSpecific, 0));
        Assert.Equal("300D06092A864886F70D0101010500", Convert.ToHexString(signer.ReadEncodedValue().Span));
    }

    /// <summary>The framework writes the same message, without that NULL.</summary>
    [Fact]
    public void Sign_WritesTheMessageOfTheFramework()
    {
        foreach (var certificate in new[] { TestCertificates.Somebody, TestCertificates.Portal })
        {
            var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
            {
                DigestAlgorithm = new Oid("2.16.840.1.101.3.4.2.1"),
                IncludeOption = X509IncludeOption.EndCertOnly,
            };
            var ours = new PdfSigner(certificate).Sign(Document);
            var attribute = Decode(ours, Document)
                .SignerInfos[0]
                .SignedAttributes.Cast<CryptographicAttributeObject>()
                .Single(candidate => candidate.Oid.Value == SigningCertificateV2);
            signer.SignedAttributes.Add(attribute.Values[0]);
            var message = new SignedCms(new ContentInfo(Document), detached: true);
            message.ComputeSignature(signer, silent: true);

            // Each length around the NULL is larger by its two bytes. Writing the message again with other texts shows that nothing else
            // differs.
            var (framework, own) = (Decode(message.Encode(), Document).SignerInfos[0], Decode(ours, Document).SignerInfos[0]);
            Assert.Equal(framework.GetSignature(), own.GetSignature());
            Assert.Equal(message.Encode().Length + 2, ours.Length);
            Assert.Equal(message.Encode()[^(framework.GetSignature().Length + 4)..], ours[^(own.GetSignature().Length + 4)..]);
        }
    }

    [Fact]
    public void Sign_Twice_GivesTheSameBytes() =>
        Assert.Equal(new PdfSigner(TestCertificates.Portal).Sign(Document), new PdfSigner(TestCertificates.Portal).Sign(Document));

    [Fact]
    public void Length_IsKnownFromTheCertificate()
    {
        foreach (var certificate in new[] { TestCertificates.Somebody, TestCertificates.Portal })
        {
            var signer = new PdfSigner(certificate);
            Assert.Equal(signer.Length, signer.Sign(Document).Length);
        }
    }

    [Fact]
    public void Certificate_WithoutItsKey_IsRefused()
    {
        using var bare = X509CertificateLoader.LoadCertificate(TestCertificates.Somebody.RawData);
        Refuses(bare, "without its private key");
    }

    [Fact]
    public void Certificate_WithAShortKey_IsRefused()
    {
        using var shortKeyed = TestCertificates.Make("Short", bits: 1_024);
        Refuses(shortKeyed, "1024 bits");
    }

    [Fact]
    public void Certificate_WithoutAnRsaKey_IsRefused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=Curve", key, HashAlgorithmName.SHA256).CreateSelfSigned(
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch.AddYears(100)
        );
        Refuses(certificate, "doesn't have an RSA key");
    }

    [Fact]
    public void Certificate_TooLargeForItsSpace_IsRefused()
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest("CN=Large", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509Extension("1.2.3.4", new byte[PdfSigner.MessageMaxBytes], critical: false));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        Refuses(certificate, "documents have room for 4096");
    }

    private static void Refuses(X509Certificate2 certificate, string reason)
    {
        var refused = Assert.Throws<ArgumentException>(() => new PdfSigner(certificate));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Contains(certificate.Subject, refused.Message, StringComparison.Ordinal);
    }

    private static SignedCms Decode(byte[] signature, byte[] document)
    {
        var message = new SignedCms(new ContentInfo(document), detached: true);
        message.Decode(signature);
        return message;
    }
}
