using System.Security.Cryptography;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Checks that the only attachment is the source of the document, and that both references lead to it (ISO 19005-3, 6.8).
/// </summary>
internal sealed class AttachmentCheck(PdfFile file, Findings findings)
{
    public void Check()
    {
        var associated =
            file.Find<PdfValue.Array>(file.Catalog, "AF")?.Items.OfType<PdfValue.Reference>().Select(reference => reference.Number).ToList()
            ?? [];
        var names = file.Find<PdfValue.Dictionary>(file.Catalog, "Names", "EmbeddedFiles");
        var named = NumberTree.Pairs(file, names, "Names").Select(pair => (pair.Value as PdfValue.Reference)?.Number ?? 0).ToList();
        var attached = file.Objects.Where(entry => file.NameAt(entry.Value, "Type") == "Filespec").Select(entry => entry.Key).ToList();
        var sources = attached.Count(number => file.NameAt(file.Objects[number], "AFRelationship") == "Source");
        findings.Require(
            sources == 1 && attached.Count <= 2,
            $"The file has {attached.Count} attachments, and {sources} of them as its source."
        );
        foreach (var number in attached)
        {
            findings.Count("attachments");
            findings.Require(associated.Contains(number), $"Attachment (object {number}) is not in AF of the catalog (ISO 19005-3, 6.8).");
            findings.Require(named.Contains(number), $"Attachment (object {number}) is not among the EmbeddedFiles (ISO 32000-1, 7.11.4).");
            CheckFile(number, file.Objects[number]);
        }

        findings.RequireSome("attachments");
    }

    private void CheckFile(int number, PdfValue specification)
    {
        var where = $"Attachment (object {number})";
        var name = file.TextAt(specification, "F");
        findings.Require(
            !string.IsNullOrEmpty(name) && file.TextAt(specification, "UF") == name,
            $"{where} has no equal F and UF (ISO 19005-3, 6.8)."
        );
        findings.Require(!string.IsNullOrWhiteSpace(file.TextAt(specification, "Desc")), $"{where} has no Desc.");
        findings.Require(
            file.NameAt(specification, "AFRelationship") is "Source" or "Supplement",
            $"{where} has no AFRelationship Source or Supplement (ISO 19005-3, 6.8)."
        );
        var embedded = file.Find<PdfValue.Stream>(specification, "EF", "F");
        if (embedded is null || file.Find<PdfValue.Stream>(specification, "EF", "UF") is { } other && other != embedded)
        {
            findings.Add($"{where} has no single embedded stream.");
            return;
        }

        var data = StreamDecoder.Decode(file, embedded);
        findings.Require(file.NameAt(embedded, "Type") == "EmbeddedFile", $"{where} has a stream without Type EmbeddedFile.");
        findings.Require(file.NameAt(embedded, "Subtype")?.Split('/').Length == 2, $"{where} has no media type (ISO 19005-3, 6.8).");
        findings.Require(
            MetadataCheck.PdfDate(
                file.Find<PdfValue.Dictionary>(embedded, "Params") is { } parameters ? file.TextAt(parameters, "ModDate") : null
            )
                is not null,
            $"{where} has no ModDate."
        );
        findings.Require(file.Find<PdfValue.Number>(embedded, "Params", "Size")?.Value == data.Length, $"{where} does not say its Size.");
#pragma warning disable CA5351 // The format requires MD5 here, to detect damage, not attacks.
        findings.Require(
            file.Find<PdfValue.String>(embedded, "Params", "CheckSum") is not { } sum
                || sum.Bytes.AsSpan().SequenceEqual(MD5.HashData(data)),
            $"{where} has a wrong CheckSum."
        );
#pragma warning restore CA5351
    }
}
