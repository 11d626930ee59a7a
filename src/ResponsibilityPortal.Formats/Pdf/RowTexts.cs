using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>What is said of a row as a whole: its header, and the lines of references under its cells.</summary>
/// <remarks>
/// The references are one text in one style. They are a quarter of all that a large report prints, and a change of font for each label
/// would make it an eighth larger.
/// </remarks>
internal sealed class RowTexts(ReportData data)
{
    private static readonly TextSpan Note = new("Note: ", ReportStyles.TableBold);

    private readonly StringBuilder _text = new();

    /// <summary>The title alone: a screen reader says it before each cell of the row.</summary>
    public static FlowCell Header(Responsibility row) => new(new TextBlock(row.Title, ReportStyles.RowTitle));

    /// <summary>Description and note; null without either.</summary>
    public static FlowCell? About(Responsibility row)
    {
        var description = row.Description is { } said ? new TextBlock(said, ReportStyles.Table) : null;
        var note = row.Note is { } noted ? new TextBlock(Note, new TextSpan(noted, ReportStyles.Table)) { SpaceBefore = 2 } : null;
        return (description, note) switch
        {
            (null, null) => null,
            (not null, null) => new FlowCell(description),
            (null, not null) => new FlowCell(note),
            _ => new FlowCell(description, note),
        };
    }

    /// <summary>Number, identifier, sources, related rows, dates and common basis; then controls.</summary>
    /// <param name="namesDomain">Whether the row does not stand under the heading of its domain.</param>
    /// <param name="foot">What all cells rest on, when they rest on the same.</param>
    public FlowCell Detail(MatrixRow row, bool namesDomain, string? foot)
    {
        var responsibility = row.Responsibility;
        _text.Clear();
        _text.Append("Row ").Append(row.Position + 1).Append(", ").Append(responsibility.Slug);
        if (namesDomain)
        {
            _text.Append(" · Domain: ").Append(row.Domain.Name);
        }

        AppendSources(responsibility);
        AppendRelated(responsibility);
        if (responsibility.ReviewedOn is { } reviewed)
        {
            _text.Append(" · Reviewed on: ").Append(Wording.Day(reviewed));
        }

        if (responsibility.ReviewDueOn is { } due)
        {
            _text.Append(" · Review due on: ").Append(Wording.Day(due));
        }

        if (foot is not null)
        {
            _text.Append(" · ").Append(foot);
        }

        AppendControls(responsibility);
        return new FlowCell(new TextBlock(_text.ToString(), ReportStyles.Small));
    }

    private void AppendSources(Responsibility responsibility)
    {
        if (responsibility.Sources.Count == 0)
        {
            _text.Append(" · No source is named");
            return;
        }

        var before = " · Sources: ";
        foreach (var source in responsibility.Sources.AsSpan())
        {
            _text.Append(before).Append(data.NumberOf(source));
            before = ", ";
        }
    }

    private void AppendRelated(Responsibility responsibility)
    {
        var before = " · Related: \u201C";
        foreach (var slug in responsibility.Related.AsSpan())
        {
            _text.Append(before).Append(data.TitleOf(slug)).Append('\u201D');
            before = "; \u201C";
        }
    }

    private void AppendControls(Responsibility responsibility)
    {
        var between = "\n";
        foreach (var mapping in responsibility.Controls.AsSpan())
        {
            _text.Append(between).Append(data.FrameworkNameOf(mapping.Framework)).Append(": ");
            AppendJoined(mapping.Identifiers);
            between = " · ";
        }
    }

    private void AppendJoined(ValueList<string> values)
    {
        var before = "";
        foreach (var value in values.AsSpan())
        {
            _text.Append(before).Append(value);
            before = ", ";
        }
    }
}
