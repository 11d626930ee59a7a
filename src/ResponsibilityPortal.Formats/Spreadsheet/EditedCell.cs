using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Applies the rows of one cell, one for each party, to the cell as it was exported.</summary>
/// <param name="problem">Reports a problem at a cell of the sheet.</param>
/// <param name="emptied">Reports a cell of the sheet that was emptied.</param>
internal sealed class EditedCell(
    Matrix matrix,
    HostingModel model,
    Assignment before,
    List<EditedRow> rows,
    Action<string, string> problem,
    Action<string> emptied
)
{
    private static readonly Part[] Parts = [Part.None, Part.Contributing, Part.JointlyAccountable, Part.Accountable];

    /// <summary>Returns the cell as the file says. What can't be read stays as it was.</summary>
    public Assignment After()
    {
        var after = WithDetails(WithParts());
        return after.NotApplicable is null ? WithNotes(after) : after;
    }

    private Assignment WithParts()
    {
        var changed = rows.Where(IsChanged).ToList();
        if (before.NotApplicable is { } reason)
        {
            return WithReason(reason, changed);
        }

        if (changed.Count == 0)
        {
            return before;
        }

        if (changed.Find(row => Says(row, PartWords.NotApplicableFirst)) is { } notApplicable)
        {
            return Explained(notApplicable);
        }

        var parts = model.Parties.ToDictionary(party => party, before.PartOf, StringComparer.Ordinal);
        foreach (var row in changed)
        {
            if (Says(row, PartWords.NotYetAssessedFirst))
            {
                parts[row.Party!] = Part.None;
            }
            else if (FindPart(row) is { } part)
            {
                parts[row.Party!] = part;
            }
            else
            {
                return before;
            }
        }

        return parts.Values.All(part => part == Part.None) && changed.TrueForAll(row => Says(row, PartWords.NotYetAssessedFirst))
            ? before.Unowned()
            : Combined(parts, changed[0]);
    }

    /// <summary>Returns the cell with other parts of its parties, if they make sense together.</summary>
    private Assignment Combined(Dictionary<string, Part> parts, EditedRow first)
    {
        var accountable = In(parts, Part.Accountable);
        var joint = In(parts, Part.JointlyAccountable);
        var contributing = In(parts, Part.Contributing);
        if (accountable.Count == 1 && joint.Count == 0)
        {
            return before.OwnedBy(accountable[0], contributing);
        }

        if (accountable.Count == 0 && joint.Count >= Assignment.JointlyAccountableMinCount && matrix.AllowsJointAccountability)
        {
            return before.SharedBy(joint, contributing);
        }

        problem(
            first.At(DetailsSheet.Part),
            accountable.Count + joint.Count == 0 ? "No party is accountable in this cell. Exactly one must be."
                : joint.Count == 0 ? $"{accountable.Count} parties are accountable in this cell. Exactly one must be."
                : matrix.AllowsJointAccountability
                    ? "Accountability is shared by two or more parties, and then no other party is accountable."
                : "This matrix doesn't allow several parties to share accountability."
        );
        return before;
    }

    private Assignment WithReason(string reason, List<EditedRow> changed)
    {
        if (changed is [var first, ..])
        {
            problem(first.At(DetailsSheet.Part), "This cell is not applicable, so it has no parties here. Assign them in the editor.");
            return before;
        }

        return rows.Find(row => row.Party is null && row.TextIn(DetailsSheet.Note) is { } text && text != reason.Trim()) is { } edited
            ? Explained(edited)
            : before;
    }

    /// <summary>Returns the cell as not applicable, with the note of a row as its reason.</summary>
    private Assignment Explained(EditedRow row)
    {
        if (row.TextIn(DetailsSheet.Note) is { } reason && reason != Cleared && reason.Length <= Assignment.NotApplicableMaxLength)
        {
            return before.NotApplicableBecause(reason);
        }

        var place = row.At(row.Has(DetailsSheet.Note) ? DetailsSheet.Note : DetailsSheet.Part);
        problem(place, $"Write here why the duty is not applicable, in {Assignment.NotApplicableMaxLength} characters at most.");
        return before;
    }

    private Assignment WithNotes(Assignment cell)
    {
        var notes = cell.Notes.ToDictionary(note => note.Party, note => note.Text, StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Party is not null && row.Has(DetailsSheet.Note)))
        {
            var (text, known) = (row.TextIn(DetailsSheet.Note), notes.GetValueOrDefault(row.Party!));
            if (text == known?.Trim())
            {
                continue;
            }

            if (text is null)
            {
                emptied(row.At(DetailsSheet.Note));
            }
            else if (text == Cleared)
            {
                notes.Remove(row.Party!);
            }
            else if (text.Length > Assignment.NoteMaxLength)
            {
                problem(row.At(DetailsSheet.Note), $"A note can have {Assignment.NoteMaxLength} characters at most.");
            }
            else
            {
                notes[row.Party!] = text;
            }
        }

        return cell with
        {
            Notes = matrix
                .Parties.Where(party => notes.ContainsKey(party.Slug))
                .Select(party => new PartyNote(party.Slug, notes[party.Slug]))
                .ToValueList(),
        };
    }

    private Assignment WithDetails(Assignment cell) =>
        cell with
        {
            Basis = Chosen(DetailsSheet.Basis, before.Basis, Wording.Basis),
            CustomerPart = cell.NotApplicable is null ? Chosen(DetailsSheet.CustomerPart, before.CustomerPart, Wording.CustomerPart) : null,
            Sharing = cell.NotApplicable is null ? Chosen(DetailsSheet.Sharing, before.Sharing, Wording.Sharing) : null,
        };

    /// <summary>Returns a value that all rows of the cell repeat. A row that differs from the export decides.</summary>
    private T? Chosen<T>(string heading, T? known, Func<T, string> words)
        where T : struct, Enum
    {
        var value = known;
        EditedRow? decided = null;
        foreach (var row in rows.Where(row => row.Has(heading)))
        {
            var text = row.TextIn(heading);
            if (string.Equals(text, known is { } old ? words(old) : null, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (text is null)
            {
                emptied(row.At(heading));
                continue;
            }

            T? read = null;
            if (text != Cleared)
            {
                var values = Enum.GetValues<T>();
                var index = Array.FindIndex(values, candidate => words(candidate).Equals(text, StringComparison.OrdinalIgnoreCase));
                if (index < 0)
                {
                    problem(row.At(heading), $"Write one of these: {string.Join("; ", values.Select(words))}.");
                    continue;
                }

                read = values[index];
            }

            if (decided is not null && !Equals(read, value))
            {
                problem(row.At(heading), $"This cell of the matrix has another value in {decided.At(heading)}. Write the same in both.");
                return known;
            }

            (value, decided) = (read, row);
        }

        return value;
    }

    /// <summary>Whether the part in a row differs from the exported one. An emptied cell is reported and changes nothing.</summary>
    private bool IsChanged(EditedRow row)
    {
        if (!row.Has(DetailsSheet.Part))
        {
            return false;
        }

        if (row.TextIn(DetailsSheet.Part) is null)
        {
            emptied(row.At(DetailsSheet.Part));
            return false;
        }

        if (row.Party is null && before.NotApplicable is null)
        {
            problem(row.At(DetailsSheet.PartyKey), "This row names no party.");
            return false;
        }

        return !Says(row, DetailsSheet.WordsOf(before, row.Party));
    }

    private Part? FindPart(EditedRow row)
    {
        foreach (var part in Parts)
        {
            if (Says(row, CellWords.Of(part)))
            {
                return part;
            }
        }

        var words = Parts.Select(CellWords.Of).Append(PartWords.NotApplicableFirst).Append(PartWords.NotYetAssessedFirst);
        problem(row.At(DetailsSheet.Part), $"Write one of these: {string.Join("; ", words)}.");
        return null;
    }

    private ValueList<string> In(Dictionary<string, Part> parts, Part part) =>
        matrix.Parties.Select(party => party.Slug).Where(slug => parts.TryGetValue(slug, out var known) && known == part).ToValueList();

    private static bool Says(EditedRow row, string words) =>
        string.Equals(row.TextIn(DetailsSheet.Part), words, StringComparison.OrdinalIgnoreCase);

    private static string Cleared => EditedDetails.Cleared;
}
