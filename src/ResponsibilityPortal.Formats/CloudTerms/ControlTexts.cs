using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>Says in words what parties with some roles do for a control: a paragraph for each row, a line for each party.</summary>
public sealed class ControlTexts(Matrix matrix, PartyRoles roles)
{
    private const string Between = "\n\n";

    /// <summary>Replaces the rows that don't fit in a cell.</summary>
    private const string CutMark = "…";

    /// <summary>
    /// Returns the text of all rows in which such a party has a part or a note. Rows that don't fit are left out as a whole.
    /// </summary>
    /// <param name="saysNotApplicable">Whether to include rows that are not applicable, with the reason.</param>
    public ControlText Of(ControlEntry entry, CloudRoles shown, bool saysNotApplicable)
    {
        var (text, isCut) = (new StringBuilder(), false);
        foreach (var (row, cell) in entry.Cells)
        {
            if (BlockOf(row, cell, shown, saysNotApplicable) is not { } block)
            {
                continue;
            }

            var room = WorkbookText.MaxLength - text.Length - Between.Length - CutMark.Length - Between.Length;
            if (block.Length > room)
            {
                isCut = true;
                break;
            }

            text.Append(text.Length > 0 ? Between : "").Append(block);
        }

        return new ControlText(isCut ? $"{text}{(text.Length > 0 ? Between : "")}{CutMark}" : text.ToString(), isCut);
    }

    private string? BlockOf(Responsibility row, Assignment cell, CloudRoles shown, bool saysNotApplicable)
    {
        if (cell.NotApplicable is { } reason)
        {
            return saysNotApplicable ? $"{row.Title}\n{PartWords.NotApplicableBecause(reason)}" : null;
        }

        var lines = (
            from party in matrix.Parties
            where (roles.Of(party.Slug) & shown) != CloudRoles.None
            let part = cell.PartOf(party.Slug)
            let note = cell.NoteOf(party.Slug)
            where part != Part.None || note is not null
            select $"{party.Name} {PartWords.Of(part, party.Name)}{(note is null ? "" : $": {note}")}"
        ).ToList();
        return lines.Count == 0 ? null : $"{row.Title}\n{string.Join('\n', lines)}";
    }
}
