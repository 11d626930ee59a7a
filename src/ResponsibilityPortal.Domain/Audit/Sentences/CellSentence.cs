using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Audit.Sentences;

/// <summary>Says in words what became of a cell: who moved, not which columns.</summary>
internal sealed class CellSentence(EntryNames names, string matrix)
{
    /// <summary>"“Patch the OS” in IaaS moved from Customer to Yugabyte; contributing are now ..."</summary>
    public string Of(string row, Assignment before, Assignment after)
    {
        List<string> parts = [];
        if (before.Accountable != after.Accountable)
        {
            parts.Add((before.Accountable, after.Accountable) switch
            {
                (null, { } to) => $"was given to {Name(to)}",
                ({ } from, null) => $"was taken from {Name(from)} and stands open",
                var (from, to) => $"moved from {Name(from!)} to {Name(to!)}",
            });
        }

        if (!before.Contributing.ToHashSet(StringComparer.Ordinal).SetEquals(after.Contributing))
        {
            parts.Add($"has {Contributing(after)} contributing instead of {Contributing(before)}");
        }

        var noted = before.Notes.Concat(after.Notes).Select(note => note.Party).Distinct(StringComparer.Ordinal).Where(party => before.NoteOf(party) != after.NoteOf(party)).ToList();
        parts.AddRange(noted.Select(party => (before.NoteOf(party), after.NoteOf(party)) switch
        {
            (null, { } text) => $"says of {Name(party)}: \u201C{text}\u201D",
            (_, null) => $"no longer says what {Name(party)} does",
            var (_, text) => $"now says of {Name(party)}: \u201C{text}\u201D",
        }));
        if ((before.Basis, before.CustomerPart, before.Sharing) != (after.Basis, after.CustomerPart, after.Sharing))
        {
            parts.Add("rests on another basis or is shared otherwise");
        }

        return $"{names.Row(matrix, row)} in {names.Model(matrix, after.HostingModel)} {(parts.Count == 0 ? "was written anew, with the same words" : Enumeration.Of(parts))}";
    }

    private string Name(string party) => names.Party(matrix, party);

    private string Contributing(Assignment cell) => cell.Contributing.Count == 0 ? "nobody" : Enumeration.Of([.. cell.Contributing.Select(Name)]);
}
