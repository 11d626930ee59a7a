using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Checks that a signature, if there is one, covers the whole file, certifies it, and has the form of PAdES-B-B (ETSI EN 319 142-1; ISO
/// 19005-3, 6.4.3) without a claimed time.
/// </summary>
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
            findings.Require(!file.Packed.Contains(number), $"{where} is in an object stream.");
            findings.Require(
                file.NameAt(value, "Filter") == "Adobe.PPKLite" && file.NameAt(value, "SubFilter") == "ETSI.CAdES.detached",
                $"{where} is no ETSI.CAdES.detached."
            );
            findings.Require(
                file.Find<PdfValue.Number>(file.Catalog, "AcroForm", "SigFlags")?.Value == 3,
                $"{where}: the form has no SigFlags 3."
            );
            findings.Require(file.TextAt(value, "M") is null, $"{where} claims a time without a time stamp.");
            CheckCertification(where, value);
            var range = file.ListAt(value, "ByteRange").OfType<PdfValue.Number>().Select(part => (int)part.Value).ToArray();
            if (
                range is not [0, var before, var after, var rest]
                || after <= before
                || after + rest != file.Bytes.Length
                || !IsContents(before, after, file.Find<PdfValue.String>(value, "Contents"))
            )
            {
                findings.Add($"{where} does not cover all of the file but its own Contents.");
                continue;
            }

            CheckMessage(where, file.Find<PdfValue.String>(value, "Contents")!.Bytes, [.. file.Bytes[..before], .. file.Bytes[after..]]);
        }
    }

    /// <summary>Checks that the document allows no change (ISO 32000-1, 12.8.2.2 and 12.8.4).</summary>
    private void CheckCertification(string where, PdfValue signature)
    {
        var reference = file.ListAt(signature, "Reference").SingleOrDefault();
        findings.Require(
            reference is not null && file.NameAt(reference, "TransformMethod") == "DocMDP",
            $"{where} does not certify the document (DocMDP)."
        );
        findings.Require(
            reference is not null && file.Find<PdfValue.Number>(reference, "TransformParams", "P")?.Value == 1,
            $"{where} allows changes."
        );
        findings.Require(
            file.Find<PdfValue.Dictionary>(file.Catalog, "Perms", "DocMDP") is not null,
            $"{where} is not named by the permissions of the document."
        );
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
            findings.Require(message.Encode().Length == contents.Length, $"{where} leaves room that it does not cover.");
            var signer = message.SignerInfos[0];
            var signed = signer.SignedAttributes.Cast<CryptographicAttributeObject>().Select(attribute => attribute.Oid.Value).ToList();
            findings.Require(
                message.SignerInfos.Count == 1 && signer.Certificate is not null,
                $"{where} has not one signer with a certificate."
            );
            findings.Require(
                signed.Contains(SigningCertificate),
                $"{where} does not sign which certificate it was made with (signing-certificate-v2)."
            );
            findings.Require(!signed.Contains(SigningTime), $"{where} has a signing-time, which PAdES does not allow.");
        }
        catch (CryptographicException error)
        {
            findings.Add($"{where} does not hold: {error.Message}");
        }
    }
}
