using System.Text.Json;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>Writes what belongs to a row and not to its controls: its domain, its texts, its sources and related rows.</summary>
internal sealed class OscalRows(Utf8JsonWriter json, OscalContent content, HostingModel model)
{
    private readonly HashSet<string> _shown = content.View.Rows.Select(row => row.Responsibility.Slug).ToHashSet(StringComparer.Ordinal);

    public void WriteFurther(MatrixRow row, OscalCell cell)
    {
        var responsibility = row.Responsibility;
        json.WriteStartArray("props");
        json.WriteRawValue(cell.Properties.Span, skipInputValidation: true);
        json.Property("title", responsibility.Title, responsibility.Slug);
        json.Property("in-domain", row.Domain.Slug, responsibility.Slug, OscalText.Line(row.Domain.Name));
        if (responsibility.Keywords.Count > 0)
        {
            json.Property("keywords", string.Join("; ", responsibility.Keywords), responsibility.Slug);
        }

        foreach (var (name, day) in new[] { ("reviewed-on", responsibility.ReviewedOn), ("review-due-on", responsibility.ReviewDueOn) })
        {
            if (Wording.DayOrNothing(day) is { } date)
            {
                json.Property(name, date, responsibility.Slug);
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("links");
        json.Link(content.Links.Cell(responsibility, model), "canonical");
        foreach (var source in responsibility.Sources.Concat(cell.Assignment?.Sources ?? []).Distinct(StringComparer.Ordinal))
        {
            json.Link(OscalProperties.Within(content.Uuids.Source(source)), "reference");
        }

        foreach (var related in responsibility.Related.Where(_shown.Contains))
        {
            json.Link(OscalProperties.Within(content.Uuids.Requirement(model.Slug, null, related)), "related");
        }

        json.WriteEndArray();
        var texts = new[] { responsibility.Description, responsibility.Note }.OfType<string>().Select(OscalText.Lines).ToList();
        if (texts.Count > 0)
        {
            json.WriteString("remarks", string.Join("\n\n", texts));
        }
    }
}
