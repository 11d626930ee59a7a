namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The sentence of a structure edit as earlier releases recorded it: of the edit, of its undo, or of its redo.</summary>
/// <param name="Edit">The edit: "Moved the row ...".</param>
internal sealed record EditWords(string Edit, EditDirection Turn)
{
    private const string Undone = "Undone: ";
    private const string Redone = "Done again: ";

    /// <summary>Reads the words of an entry. The first prefix decides; older logs have several.</summary>
    public static EditWords Read(string words)
    {
        var turn =
            words.StartsWith(Undone, StringComparison.Ordinal) ? EditDirection.Undone
            : words.StartsWith(Redone, StringComparison.Ordinal) ? EditDirection.Redone
            : EditDirection.Done;
        while (PrefixOf(words) is { } prefix)
        {
            words = words[prefix.Length..];
        }

        return new EditWords(words, turn);
    }

    private static string? PrefixOf(string words) =>
        words.StartsWith(Undone, StringComparison.Ordinal) ? Undone
        : words.StartsWith(Redone, StringComparison.Ordinal) ? Redone
        : null;
}
