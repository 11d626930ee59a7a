using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Applies what a file states about one cell of the matrix. Statements that contradict each other are problems.</summary>
internal sealed class StatedCell(Matrix matrix, HostingModel model, Assignment before, CellStatements stated, EditFindings findings)
{
    /// <summary>Returns the cell as the file says; as it was where the file contradicts itself.</summary>
    public Assignment After()
    {
        if (FindContradiction())
        {
            return before;
        }

        if (stated.NotApplicable is { } notApplicable)
        {
            return Explained(notApplicable);
        }

        if (before.NotApplicable is not null && stated is { Parts.Count: 0, NotAssessed: null })
        {
            return before with { Basis = Chosen(stated.Basis, before.Basis) };
        }

        return WithParts() is { } cell ? WithTexts(cell) : before;
    }

    /// <summary>Reports what can't be true at once.</summary>
    private bool FindContradiction()
    {
        if ((stated.NotApplicable?.Place ?? stated.NotAssessed) is not { } whole)
        {
            return false;
        }

        var isInapplicable = stated.NotApplicable is not null;
        var other =
            stated is { NotApplicable: not null, NotAssessed: { } open } ? open
            : stated.Parts.Values.Where(part => part.Value != Part.None).Select(part => part.Place).FirstOrDefault() is { } at ? at
            : isInapplicable ? stated.Notes.Values.Where(note => note.Value is not null).Select(note => note.Place).FirstOrDefault()
            : null;
        if (other is null)
        {
            return false;
        }

        findings.AddProblem(
            other,
            isInapplicable
                ? $"{whole} says that this duty is not applicable. Then no party has a part or a note in it, and every row of it says so."
                : $"{whole} says that this duty is not yet assessed. Then no party has a part in it, and every row of it says so."
        );
        return true;
    }

    private Assignment Explained(Stated<string?> reason)
    {
        if (reason.Value is { Length: > 0 and <= Assignment.NotApplicableMaxLength } text)
        {
            return before.NotApplicableBecause(text) with { Basis = Chosen(stated.Basis, before.Basis) };
        }

        findings.AddProblem(
            reason.Place,
            $"Write here why the duty is not applicable, in {Assignment.NotApplicableMaxLength} characters at most"
                + (reason.Value is { Length: > 0 } tooLong ? FormattableString.Invariant($"; these are {tooLong.Length:N0}.") : ".")
        );
        return before;
    }

    /// <summary>Returns the cell with other parts of its parties; null if they make no sense together.</summary>
    private Assignment? WithParts()
    {
        if (stated.NotAssessed is not null)
        {
            return before.Unowned();
        }

        if (stated.Parts.Count == 0)
        {
            return before;
        }

        var parts = model.Parties.ToDictionary(party => party, before.PartOf, StringComparer.Ordinal);
        foreach (var (party, part) in stated.Parts)
        {
            parts[party] = part.Value;
        }

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

        findings.AddProblem(
            stated.Parts.Values.First().Place,
            accountable.Count + joint.Count == 0 ? "No party is accountable in this cell. Exactly one must be."
                : joint.Count == 0 ? $"{accountable.Count} parties are accountable in this cell. Exactly one must be."
                : matrix.AllowsJointAccountability
                    ? "Accountability is shared by two or more parties, and then no other party is accountable."
                : "This matrix doesn't allow several parties to share accountability."
        );
        return null;
    }

    private Assignment WithTexts(Assignment cell)
    {
        var notes = cell.Notes.ToDictionary(note => note.Party, note => note.Text, StringComparer.Ordinal);
        foreach (var (party, note) in stated.Notes)
        {
            if (note.Value is not { } text)
            {
                notes.Remove(party);
            }
            else if (text.Length > Assignment.NoteMaxLength)
            {
                findings.AddProblem(note.Place, $"A note can have {Assignment.NoteMaxLength} characters at most.");
            }
            else
            {
                notes[party] = text;
            }
        }

        return cell with
        {
            Notes = matrix
                .Parties.Where(party => notes.ContainsKey(party.Slug))
                .Select(party => new PartyNote(party.Slug, notes[party.Slug]))
                .ToValueList(),
            Basis = Chosen(stated.Basis, before.Basis),
            CustomerPart = Chosen(stated.CustomerPart, before.CustomerPart),
            Sharing = Chosen(stated.Sharing, before.Sharing),
        };
    }

    private static T? Chosen<T>(Stated<T?>? stated, T? known)
        where T : struct => stated is { } other ? other.Value : known;

    private ValueList<string> In(Dictionary<string, Part> parts, Part part) =>
        matrix.Parties.Select(party => party.Slug).Where(slug => parts.TryGetValue(slug, out var known) && known == part).ToValueList();
}
