using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A signature, where there is one, covers the whole file and is a PAdES-B-B signature (ETSI EN 319 142-1; ISO 19005-3, 6.4.3).</summary>
internal sealed class SignatureCheck(PdfFile file, Findings findings)
{
    private const string SigningCertificate = "1.2.840.113549.1.9.16.2.47";
    private const string SigningTime = "1.2.840.113549.1.9.5";

    public void Check()
    {
        foreach (var (number, value) in file.Objects.Where(entry => file.NameAt(entry.Value, "Type") == "Sig"))
        {
            findings.Count("signatures");
            var where = $"Signature (object {number})";
            findings.Require(!file.Packed.Contains(number), $"{where} stands in an object stream.");
            findings.Require(file.NameAt(value, "Filter") == "Adobe.PPKLite" && file.NameAt(value, "SubFilter") == "ETSI.CAdES.detached", $"{where} is no ETSI.CAdES.detached.");
            findings.Require(file.Find<PdfValue.Number>(file.Catalog, "AcroForm", "SigFlags")?.Value == 3, $"{where}: the form has no SigFlags 3.");
            findings.Require(MetadataCheck.PdfDate(file.TextAt(value, "M")) is not null, $"{where} has no M, the time.");
            var range = file.ListAt(value, "ByteRange").OfType<PdfValue.Number>().Select(part => (int)part.Value).ToArray();
            if (range is not [0, var before, var after, var rest] || after <= before || after + rest != file.Bytes.Length || !IsContents(before, after, file.Find<PdfValue.String>(value, "Contents")))
            {
                findings.Add($"{where} does not cover all of the file but its own Contents.");
                continue;
            }

            CheckMessage(where, file.Find<PdfValue.String>(value, "Contents")!.Bytes, [.. file.Bytes[..before], .. file.Bytes[after..]]);
        }
    }

    private bool IsContents(int from, int to, PdfValue.String? contents)
    {
        var hole = Encoding.Latin1.GetString(file.Bytes, from, to - from);
        return contents is not null && hole.Equals($"<{Convert.ToHexString(contents.Bytes)}>", StringComparison.OrdinalIgnoreCase);
    }

    private void CheckMessage(string where, byte[] contents, byte[] covered)
    {
        try
        {
            var message = new SignedCms(new ContentInfo(covered), detached: true);
            message.Decode(contents);
            message.CheckSignature(verifySignatureOnly: true);
            var signer = message.SignerInfos[0];
            var signed = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Select(attribute => attribute.Oid.Value).ToList();
            findings.Require(message.SignerInfos.Count == 1 && signer.Certificate is not null, $"{where} has not one signer with a certificate.");
            findings.Require(signed.Contains(SigningCertificate), $"{where} does not sign which certificate it was made with (signing-certificate-v2).");
            findings.Require(!signed.Contains(SigningTime), $"{where} has a signing-time, which PAdES leaves to M.");
        }
        catch (CryptographicException error)
        {
            findings.Add($"{where} does not hold: {error.Message}");
        }
    }
}
