using System.Globalization;
using System.Text.Json;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>Writes what a file is: its version, its parties, what it leaves out, and the texts of the matrix.</summary>
internal static class OscalMetadata
{
    public static void Write(Utf8JsonWriter json, OscalContent content)
    {
        var (matrix, version) = (content.Matrix, content.Version);
        json.WriteStartObject("metadata");
        json.WriteString("title", OscalText.Line(matrix.Title));
        json.WriteString("published", UtcInstant.Format(version.PublishedAt));
        json.WriteString("last-modified", UtcInstant.Format(version.PublishedAt));
        json.WriteString("version", version.Number.ToString(CultureInfo.InvariantCulture));
        json.WriteString("oscal-version", OscalNames.Version);
        json.WriteStartArray("props");
        WriteProperties(json, content);
        json.WriteEndArray();
        json.WriteStartArray("links");
        json.Link(content.Links.Version, "canonical");
        json.Link(content.Links.Content, "alternate");
        json.WriteEndArray();
        WriteRoles(json);
        WriteParties(json, content);
        json.WriteString("remarks", Remarks(content));
        json.WriteEndObject();
    }

    private static void WriteProperties(Utf8JsonWriter json, OscalContent content)
    {
        var (matrix, version) = (content.Matrix, content.Version);
        json.Property("matrix", matrix.Slug);
        json.Property("issuer", matrix.Issuer);
        json.Property("standing", Wording.Standing(matrix.Standing));
        json.Property("language", matrix.Language);
        json.Property("column-kind", matrix.ColumnKind.Singular);
        json.Property("in-force-from", UtcInstant.Format(version.InForceFrom));
        json.Property("version-hash", version.VersionHash);
        json.Property("content-hash", version.ContentHash);
        if (content.Filter != MatrixFilter.None)
        {
            json.Property("filter", content.Filter.ToString());
        }

        foreach (var deployment in matrix.Deployments)
        {
            json.Property("known-deployment", deployment.Slug, remarks: OscalText.Line(deployment.Name));
        }

        foreach (var loss in content.Losses.Losses)
        {
            json.Property(
                loss.Kind.Code,
                loss.Count.ToString(CultureInfo.InvariantCulture),
                remarks: OscalText.Lines($"{loss.Kind.Sentence}\n{string.Join(", ", loss.Addresses)}"),
                type: OscalNames.LossClass
            );
        }
    }

    private static void WriteRoles(Utf8JsonWriter json)
    {
        json.WriteStartArray("roles");
        foreach (
            var (id, title) in new[]
            {
                (OscalNames.AccountableRole, "Accountable"),
                (OscalNames.JointlyAccountableRole, "Jointly accountable"),
                (OscalNames.ContributingRole, "Contributing"),
            }
        )
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("title", title);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteParties(Utf8JsonWriter json, OscalContent content)
    {
        json.WriteStartArray("parties");
        foreach (var party in content.Matrix.Parties)
        {
            json.WriteStartObject();
            json.WriteString("uuid", content.Uuids.Party(party.Slug));
            json.WriteString("type", "organization");
            json.WriteString("name", OscalText.Value(party.Name));
            json.WriteString("short-name", party.Letter);
            json.WriteStartArray("props");
            json.Property("short-name", party.Slug);
            foreach (var example in party.Examples)
            {
                json.Property("example", example);
            }

            json.WriteEndArray();
            if (party.Description is { } description)
            {
                json.WriteString("remarks", OscalText.Lines(description));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Returns the texts of the matrix for its readers, and what the file loses.</summary>
    private static string Remarks(OscalContent content)
    {
        var matrix = content.Matrix;
        return string.Join(
            "\n\n",
            new[]
            {
                matrix.Summary,
                matrix.Guidance,
                matrix.FrameworkNote,
                matrix.Contact,
                matrix.Disclaimer,
                "The file says who does a duty. It doesn't say that a duty is done or a control is satisfied.",
            }
                .OfType<string>()
                .Select(OscalText.Lines)
                .Append(LossesInWords(content.Losses))
        );
    }

    private static string LossesInWords(LossReport report) =>
        report.IsEmpty
            ? $"{LossReport.NothingLost}."
            : string.Join('\n', report.Losses.Select(loss => $"- {OscalText.Line(loss.Kind.Sentence)} ({loss.Kind.Code}: {loss.Count})"));
}
