using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Finds what a row of the sheet with the matrix states about one cell that the export didn't.</summary>
internal sealed class EditedTableCell(
    Matrix matrix,
    EditedModel model,
    Assignment before,
    SheetRow row,
    CellStatements stated,
    EditFindings findings
)
{
    public void Read()
    {
        foreach (var party in matrix.Parties.Where(party => model.Model.Parties.Contains(party.Slug)))
        {
            ReadParty(party);
        }

        ReadWhole();
    }

    /// <summary>Reads the part of a party and, on the lines below it, its note.</summary>
    private void ReadParty(Party party)
    {
        var exported = CellWords.PartyOf(before, party.Slug);
        if (NewTextIn(party.Name, exported) is not var (text, place))
        {
            return;
        }

        var lines = text.Split('\n', 2);
        var note = lines.Length > 1 && EditedText.Of(lines[1]) is { } below && below != EditedFile.Cleared ? below : null;
        if ((text == EditedFile.Cleared ? Part.None : CellWords.PartIn(lines[0].Trim())) is not { } part)
        {
            findings.AddProblem(
                place,
                $"Begin with what {party.Name} does, and write the note on the lines below. {CellWords.PartChoices}"
            );
            return;
        }

        if (part != before.PartOf(party.Slug) || before.NotApplicable is not null)
        {
            stated.State(party.Slug, part, place);
        }

        // A cell that is not yet assessed can have notes, which the sheet doesn't show.
        if (note != (exported is null ? null : EditedText.Of(before.NoteOf(party.Slug))))
        {
            stated.StateNote(party.Slug, note, place);
        }
    }

    /// <summary>Reads the column with the accountable party. The columns of the parties say the same, so both must fit.</summary>
    private void ReadWhole()
    {
        if (NewTextIn(MatrixSheet.Accountable, CellWords.WholeOf(matrix, before)) is not var (text, place))
        {
            return;
        }

        if (text.Equals(PartWords.NotYetAssessedFirst, StringComparison.OrdinalIgnoreCase) || text == EditedFile.Cleared)
        {
            stated.StateNotAssessed(place);
        }
        else if (PartyIn(text) is { } party)
        {
            StateAccountable(party, place);
        }
        else if (NotApplicableText.IsIn(text.ToLowerInvariant()))
        {
            stated.StateNotApplicable(NotApplicableText.WholeReasonIn(text), place);
        }
        else
        {
            findings.AddProblem(
                place,
                "Write the name of one party, “Not applicable:” with the reason, or “Not yet assessed”. Parties share accountability if "
                    + $"their own columns say “{CellWords.Of(Part.JointlyAccountable)}”."
            );
        }
    }

    private void StateAccountable(Party party, string place)
    {
        foreach (var other in matrix.Parties.Where(other => other != party && PartAfter(other) > Part.Contributing))
        {
            findings.AddProblem(
                model.Columns.TryGetValue(other.Name, out var column) ? CellReference.Of(column, row.Number) : place,
                $"{place} says that {party.Name} {PartWords.IsAccountable(party.Name)}. Write what {other.Name} does now."
            );
        }

        if (stated.Parts.TryGetValue(party.Slug, out var part) && part.Value != Part.Accountable)
        {
            findings.AddProblem(part.Place, $"{place} says that {party.Name} {PartWords.IsAccountable(party.Name)}. Write the same here.");
        }
        else
        {
            stated.State(party.Slug, Part.Accountable, place);
        }
    }

    private Part PartAfter(Party party) => stated.Parts.TryGetValue(party.Slug, out var part) ? part.Value : before.PartOf(party.Slug);

    private Party? PartyIn(string name) =>
        matrix.Parties.FirstOrDefault(party =>
            party.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && model.Model.Parties.Contains(party.Slug)
        );

    /// <summary>Returns the text in a column, with its place, if it isn't as exported. An emptied cell is reported instead.</summary>
    private (string Text, string Place)? NewTextIn(string heading, string? exported)
    {
        if (!model.Columns.TryGetValue(heading, out var column))
        {
            return null;
        }

        var place = CellReference.Of(column, row.Number);
        if (EditedText.In(row, column) is not { } text)
        {
            if (exported is not null)
            {
                findings.AddEmptied(place);
            }

            return null;
        }

        return text == EditedText.Of(exported) ? null : (text, place);
    }
}
