using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Audit.Sentences;

/// <summary>Describes in words how a cell was changed: names parties instead of column names.</summary>
internal sealed class CellSentence(EntryNames names, string matrix)
{
    /// <summary>"“Patch the OS” in IaaS moved from Customer to Yugabyte; contributing are now ..."</summary>
    public string Of(string row, Assignment before, Assignment after)
    {
        List<string> parts = [];
        if (before.Accountability != after.Accountability)
        {
            parts.AddRange(Moved(before, after));
        }
        else if (after.NotApplicable is { } why && why != before.NotApplicable)
        {
            parts.Add($"now says why it is {PartWords.NotApplicable}: \u201C{why}\u201D");
        }

        if (!before.Contributing.ToHashSet(StringComparer.Ordinal).SetEquals(after.Contributing))
        {
            parts.Add($"has {Contributing(after)} contributing instead of {Contributing(before)}");
        }

        var noted = before
            .Notes.Concat(after.Notes)
            .Select(note => note.Party)
            .Distinct(StringComparer.Ordinal)
            .Where(party => before.NoteOf(party) != after.NoteOf(party))
            .ToList();
        parts.AddRange(
            noted.Select(party =>
                (before.NoteOf(party), after.NoteOf(party)) switch
                {
                    (null, { } text) => $"says of {Name(party)}: \u201C{text}\u201D",
                    (_, null) => $"no longer says what {Name(party)} does",
                    var (_, text) => $"now says of {Name(party)}: \u201C{text}\u201D",
                }
            )
        );
        if ((before.Basis, before.CustomerPart, before.Sharing) != (after.Basis, after.CustomerPart, after.Sharing))
        {
            parts.Add("has another basis or another form of sharing");
        }

        if (!before.Sources.Equals(after.Sources))
        {
            parts.Add("cites other sources");
        }

        return $"{names.Row(matrix, row)} in {names.Model(matrix, after.HostingModel)} "
            + $"{(parts.Count == 0 ? "was saved without a change" : Enumeration.Of(parts))}";
    }

    /// <summary>Returns what happened to the accountability, of which "not applicable" is no party.</summary>
    private IEnumerable<string> Moved(Assignment before, Assignment after)
    {
        var (from, to) = (Accountable(before), Accountable(after));
        if (before.NotApplicable is not null)
        {
            yield return $"is no longer {PartWords.NotApplicable}";
        }

        if (after.NotApplicable is { } why)
        {
            if (from is not null)
            {
                yield return $"was taken from {from}";
            }

            yield return $"was marked {PartWords.NotApplicable}: \u201C{why}\u201D";
        }
        else if (to is not null)
        {
            yield return from is null ? $"was given to {to}" : $"moved from {from} to {to}";
        }
        else if (from is not null)
        {
            yield return $"was taken from {from} and is {PartWords.NotYetAssessed}";
        }
    }

    private string Name(string party) => names.Party(matrix, party);

    /// <summary>Returns who is accountable in words; null while not yet assessed, and for a cell that is not applicable.</summary>
    private string? Accountable(Assignment cell) =>
        cell.IsJoint ? PartWords.Jointly([.. cell.JointlyAccountable.Select(Name)])
        : cell.Accountable is { } accountable ? Name(accountable)
        : null;

    private string Contributing(Assignment cell) =>
        cell.Contributing.Count == 0 ? "nobody" : Enumeration.Of([.. cell.Contributing.Select(Name)]);
}
