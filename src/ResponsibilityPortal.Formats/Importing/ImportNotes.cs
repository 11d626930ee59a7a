using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Adds what the parties do to cells.</summary>
internal sealed class ImportNotes(SheetTable table, ImportChoices choices, FindingList notCarried)
{
    private readonly List<ImportColumn> _columns =
    [
        .. choices.Columns.Where(column => column is { Use: ColumnUse.Notes or ColumnUse.MarkedNotes, Parties.Count: > 0 }),
    ];

    /// <summary>Returns the cell with the notes of its row. A text of the table replaces the note of the same party.</summary>
    public Assignment On(Assignment cell, TableRow row, HostingModel model)
    {
        foreach (var columns in _columns.Where(column => column.IsAbout(model.Slug)).GroupBy(column => column.Parties[0]))
        {
            var texts = columns
                .Select(column => (column.Column, Text: NoteIn(row, column, cell)))
                .Where(text => text.Text is not null);
            var (place, note) = ("", "");
            foreach (var (column, text) in texts)
            {
                place = table.PlaceOf(row.Row.Number, column);
                note = note.Length == 0 ? ImportText.Lines(text!) : $"{note}\n\n{ImportText.Lines(text!)}";
            }

            if (note.Length > 0 && Fits(cell, model, columns.Key, ref note, place))
            {
                cell = cell with { Notes = [.. cell.Notes.Where(known => known.Party != columns.Key), new PartyNote(columns.Key, note)] };
            }
        }

        return cell;
    }

    /// <summary>
    /// "None" in a column of notes that count as marks is no note. "Not applicable" with a reason is one if the duty is applicable to
    /// others.
    /// </summary>
    private string? NoteIn(TableRow row, ImportColumn column, Assignment cell) =>
        table.At(row.Row, column.Column) is { } text
        && (
            column.Use == ColumnUse.Notes
            || TableWords.MarkIn(text) is not { } mark
            || (mark == MarkMeaning.NotApplicable && cell.NotApplicable is null && NotApplicableText.ReasonIn(text) is not null)
        )
            ? text
            : null;

    private bool Fits(Assignment cell, HostingModel model, string party, ref string note, string place)
    {
        if (cell.NotApplicable is not null)
        {
            notCarried.Add("A note in a cell that is not applicable.", place);
            return false;
        }

        if (!model.Parties.Contains(party))
        {
            notCarried.Add($"A note of a party that does not exist in {model.Name}.", place);
            return false;
        }

        if (TextRule.ProblemOf(note, severalLines: true) is { } problem)
        {
            notCarried.Add($"A note that {problem}", place);
            return false;
        }

        if (note.Length > Assignment.NoteMaxLength)
        {
            notCarried.Add("The end of a note with more than 2,000 characters.", place);
            note = ImportText.Cut(note, Assignment.NoteMaxLength);
        }

        return true;
    }
}
