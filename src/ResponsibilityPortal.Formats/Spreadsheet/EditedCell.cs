using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Finds what the rows of one cell, one for each party, state that the export didn't.</summary>
internal sealed class EditedCell(Assignment before, List<EditedRow> rows, CellStatements stated, EditFindings findings)
{
    public void Read()
    {
        if (before.NotApplicable is null && rows.Find(row => row.Party is null) is { } nameless)
        {
            findings.AddProblem(nameless.At(DetailsSheet.PartyKey), "This row names no party.");
            return;
        }

        foreach (var row in rows)
        {
            ReadPart(row);
        }

        foreach (var row in rows)
        {
            ReadNote(row);
        }

        FindUnchangedParts();
        stated.Basis = Chosen(DetailsSheet.Basis, before.Basis, Wording.Basis);
        stated.CustomerPart = Chosen(DetailsSheet.CustomerPart, before.CustomerPart, Wording.CustomerPart);
        stated.Sharing = Chosen(DetailsSheet.Sharing, before.Sharing, Wording.Sharing);
    }

    private void ReadPart(EditedRow row)
    {
        if (!row.Has(DetailsSheet.Part) || IsUnchanged(row))
        {
            return;
        }

        var place = row.At(DetailsSheet.Part);
        if (row.TextIn(DetailsSheet.Part) is not { } words)
        {
            findings.AddEmptied(place);
        }
        else if (row.Party is not { } party)
        {
            findings.AddProblem(place, "This cell is not applicable, so it has no parties here. Assign them in the editor.");
        }
        else if (Says(words, PartWords.NotApplicableFirst))
        {
            StateReason(row, place);
        }
        else if (Says(words, PartWords.NotYetAssessedFirst))
        {
            stated.StateNotAssessed(place);
        }
        else if (CellWords.PartIn(words) is { } part)
        {
            stated.State(party, part, place);
        }
        else
        {
            findings.AddProblem(place, CellWords.Choices);
        }
    }

    /// <summary>
    /// States that the cell is not applicable. Its reason is a note that was written for it: the note of the export says what the party
    /// does.
    /// </summary>
    private void StateReason(EditedRow row, string place)
    {
        var reason = NewNoteIn(row);
        var where = row.Has(DetailsSheet.Note) ? row.At(DetailsSheet.Note) : place;
        if (stated.NotApplicable is { Value: { } known } other && reason is not null && reason != known)
        {
            findings.AddProblem(where, $"{other.Place} has another reason why the duty is not applicable. Write one reason only.");
        }
        else if (stated.NotApplicable is not { Value: not null })
        {
            stated.StateNotApplicable(reason, where);
        }
    }

    private void ReadNote(EditedRow row)
    {
        if (!row.Has(DetailsSheet.Note) || SaysNotApplicable(row))
        {
            return;
        }

        var (text, known) = (row.TextIn(DetailsSheet.Note), EditedText.Of(NoteOf(row)));
        var place = row.At(DetailsSheet.Note);
        if (text == known)
        {
            return;
        }

        if (text is null)
        {
            findings.AddEmptied(place);
        }
        else if (row.Party is { } party)
        {
            stated.StateNote(party, text == EditedFile.Cleared ? null : text, place);
        }
        else
        {
            stated.StateNotApplicable(text == EditedFile.Cleared ? null : text, place);
        }
    }

    /// <summary>
    /// Reports rows that still say what a party does, when another row says that the duty is not applicable or not yet assessed. That is
    /// said of the cell as a whole, so it could be meant for one party only.
    /// </summary>
    private void FindUnchangedParts()
    {
        if (before is not { IsAssessed: true, NotApplicable: null } || (stated.NotApplicable is null && stated.NotAssessed is null))
        {
            return;
        }

        foreach (var row in rows.Where(row => row.Has(DetailsSheet.Part) && IsUnchanged(row) && row.Party is not null))
        {
            if (before.PartOf(row.Party!) is not Part.None and var part)
            {
                stated.State(row.Party!, part, row.At(DetailsSheet.Part));
            }
        }
    }

    /// <summary>Returns a value that all rows of the cell repeat. A row that differs from the export decides.</summary>
    private Stated<T?>? Chosen<T>(string heading, T? known, Func<T, string> words)
        where T : struct, Enum
    {
        Stated<T?>? decided = null;
        foreach (var row in rows.Where(row => row.Has(heading)))
        {
            var (text, place) = (row.TextIn(heading), row.At(heading));
            if (string.Equals(text, known is { } old ? words(old) : null, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (text is null)
            {
                findings.AddEmptied(place);
            }
            else if (!CellWords.TryRead(text, words, out var read))
            {
                findings.AddProblem(place, CellWords.ChoicesOf(words));
            }
            else if (decided is { } other && !Equals(other.Value, read))
            {
                findings.AddProblem(place, $"This cell of the matrix has another value in {other.Place}. Write the same in both.");
            }
            else
            {
                decided ??= stated.Noted(new Stated<T?>(read, place));
            }
        }

        return decided;
    }

    private bool IsUnchanged(EditedRow row) =>
        row.TextIn(DetailsSheet.Part) is { } words && Says(words, DetailsSheet.WordsOf(before, row.Party));

    private static bool SaysNotApplicable(EditedRow row) =>
        row.Party is not null && row.TextIn(DetailsSheet.Part) is { } words && Says(words, PartWords.NotApplicableFirst);

    /// <summary>Returns the note of a row; null when it is missing, cleared or as exported.</summary>
    private string? NewNoteIn(EditedRow row) =>
        row.TextIn(DetailsSheet.Note) is { } text && text != EditedFile.Cleared && text != EditedText.Of(NoteOf(row)) ? text : null;

    private string? NoteOf(EditedRow row) => row.Party is { } party ? before.NoteOf(party) : before.NotApplicable;

    private static bool Says(string text, string words) => text.Equals(words, StringComparison.OrdinalIgnoreCase);
}
