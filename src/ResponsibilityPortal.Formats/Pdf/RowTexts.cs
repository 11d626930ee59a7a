using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The texts about a whole row: its header, and the references under its cells.</summary>
/// <remarks>
/// The references are one text in one style. They are a quarter of the text of a large report; a change of font for each label would make
/// them an eighth larger.
/// </remarks>
internal sealed class RowTexts(ReportData data)
{
    private static readonly TextSpan Note = new("Note: ", ReportStyles.TableBold);

    private readonly StringBuilder _text = new();

    /// <summary>Returns the title alone, because a screen reader reads it before each cell of the row.</summary>
    public static FlowCell Header(Responsibility row) => new(new TextBlock(row.Title, ReportStyles.RowTitle));

    /// <summary>Returns the description and note; null when there is neither.</summary>
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

    /// <summary>Returns the number, short name, sources, related rows, dates and common basis, followed by the controls.</summary>
    /// <param name="namesDomain">Whether to name the domain, because the row isn't under its heading.</param>
    /// <param name="foot">The basis that all cells have in common; null when there is none.</param>
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
            var areInCells = responsibility.Assignments.Any(cell => cell.Sources.Count > 0);
            _text.Append(areInCells ? " · Sources: in the cells" : " · Sources: none");
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
