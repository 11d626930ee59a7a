using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Checks that the metadata claim both standards, describe what they use, and match the information dictionary (ISO 19005-3, 6.6; ISO
/// 14289-1, 5).
/// </summary>
internal sealed partial class MetadataCheck(PdfFile file, Findings findings)
{
    public void Check()
    {
        if (file.Find<PdfValue.Stream>(file.Catalog, "Metadata") is not { } stream)
        {
            findings.Add("The catalog has no Metadata (ISO 19005-3, 6.6.2.1).");
            return;
        }

        findings.Require(!stream.Dictionary.Members.ContainsKey("Filter"), "The metadata are compressed.");
        findings.Require(
            file.NameAt(stream, "Type") == "Metadata" && file.NameAt(stream, "Subtype") == "XML",
            "The metadata have no Type Metadata and Subtype XML (ISO 32000-1, table 315)."
        );
        try
        {
            var packet = XmpPacket.Read(StreamDecoder.Decode(file, stream));
            CheckClaims(packet);
            CheckSchemas(packet);
            CheckInformation(packet);
        }
        catch (PdfFormatException error)
        {
            findings.Add(error.Message);
        }
    }

    private void CheckClaims(XmpPacket packet)
    {
        findings.Require(
            packet.Simple(XmpPacket.PdfaId + "part") == "3" && packet.Simple(XmpPacket.PdfaId + "conformance") == "A",
            "The metadata do not claim PDF/A-3a (ISO 19005-3, 6.6.4)."
        );
        findings.Require(packet.Simple(XmpPacket.PdfuaId + "part") == "1", "The metadata do not claim PDF/UA-1 (ISO 14289-1, 5).");
        findings.Require(
            !string.IsNullOrWhiteSpace(packet.InDefaultLanguage(XmpPacket.Dc + "title")),
            "The metadata have no dc:title (ISO 14289-1, 7.1)."
        );
    }

    private void CheckSchemas(XmpPacket packet)
    {
        var described = packet
            .Properties.Where(property => property.Name == XmpPacket.Extension + "schemas")
            .Descendants()
            .Where(element => element.Elements(XmpPacket.Schema + "namespaceURI").Any())
            .SelectMany(schema =>
                schema
                    .Elements(XmpPacket.Schema + "property")
                    .Descendants(XmpPacket.Property + "name")
                    .Where(name =>
                        new[] { "valueType", "category", "description" }.All(part =>
                            name.Parent!.Element(XmpPacket.Property + part) is not null
                        )
                    )
                    .Where(_ =>
                        schema.Element(XmpPacket.Schema + "schema") is not null && schema.Element(XmpPacket.Schema + "prefix") is not null
                    )
                    .Select(name => $"{{{schema.Element(XmpPacket.Schema + "namespaceURI")!.Value}}}{name.Value}")
            )
            .ToHashSet(StringComparer.Ordinal);
        foreach (var property in packet.Properties)
        {
            findings.Count("metadata properties");
            var name = $"{property.GetPrefixOfNamespace(property.Name.Namespace)}:{property.Name.LocalName}";
            if (XmpSchemas.Known.TryGetValue(property.Name, out var kind))
            {
                findings.Require(XmpSchemas.HasKind(property, kind), $"The metadata property {name} is not of the kind {kind}.");
            }
            else
            {
                findings.Require(
                    described.Contains(property.Name.ToString()),
                    $"The metadata property {name} has no description in an extension schema (ISO 19005-3, 6.6.2.3.3)."
                );
            }
        }

        foreach (var twice in packet.Properties.GroupBy(property => property.Name).Where(group => group.Count() > 1))
        {
            findings.Add($"The metadata property {twice.Key.LocalName} occurs twice.");
        }
    }

    private void CheckInformation(XmpPacket packet)
    {
        if (file.Find<PdfValue.Dictionary>(file.Trailer, "Info") is not { } info)
        {
            findings.Add("The trailer has no Info.");
            return;
        }

        foreach (
            var (key, said) in new Dictionary<string, string?>
            {
                ["Title"] = packet.InDefaultLanguage(XmpPacket.Dc + "title"),
                ["Author"] = packet.Items(XmpPacket.Dc + "creator", "Seq") is [var only] ? only : null,
                ["Subject"] = packet.InDefaultLanguage(XmpPacket.Dc + "description"),
                ["Keywords"] = packet.Simple(XmpPacket.Pdf + "Keywords"),
                ["Creator"] = packet.Simple(XmpPacket.Xmp + "CreatorTool"),
                ["Producer"] = packet.Simple(XmpPacket.Pdf + "Producer"),
            }
        )
        {
            var text = file.TextAt(info, key);
            findings.Require(text == said, $"Info says {key} '{text}' and the metadata say '{said}'.");
            findings.Require(text is not null || key is "Keywords" or "Creator", $"Info has no {key}.");
        }

        foreach (var (key, property) in new[] { ("CreationDate", "CreateDate"), ("ModDate", "ModifyDate") })
        {
            var (written, said) = (PdfDate(file.TextAt(info, key)), XmpDate(packet.Simple(XmpPacket.Xmp + property)));
            findings.Require(written is not null, $"Info has no {key} that names an instant and its offset.");
            findings.Require(
                written is null || (said is { } date && date.EqualsExact(written.Value)),
                $"Info says {key} {written:O} and the metadata say {property} {said:O}."
            );
        }
    }

    public static DateTimeOffset? PdfDate(string? text)
    {
        if (text is null || DateOfPdf().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var offset = match.Groups["zone"].Value.TrimEnd('\'').Replace('\'', ':');
        return XmpDate(
            $"{match.Groups["year"]}-{match.Groups["month"]}-{match.Groups["day"]}T{match.Groups["hour"]}:{match.Groups["minute"]}:{match.Groups["second"]}{offset}"
        );
    }

    private static DateTimeOffset? XmpDate(string? text) =>
        DateTimeOffset.TryParseExact(
            text,
            "yyyy-MM-dd'T'HH:mm:ssK",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;

    [GeneratedRegex(@"\AD:(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)(?<zone>Z|[+-]\d\d'\d\d'?)\z")]
    private static partial Regex DateOfPdf();
}
