namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The sentence of a structure edit as earlier releases recorded it: of the edit itself, of its undo, or of its redo.</summary>
/// <param name="Edit">What the edit did: "Moved the row ...".</param>
internal sealed record EditWords(string Edit, EditTurn Turn)
{
    public const string Undone = "Undone: ";
    public const string Redone = "Done again: ";

    /// <summary>Reads the words of an entry. The first prefix decides; older logs have several.</summary>
    public static EditWords Read(string words)
    {
        var turn = words.StartsWith(Undone, StringComparison.Ordinal) ? EditTurn.Undone : words.StartsWith(Redone, StringComparison.Ordinal) ? EditTurn.Redone : EditTurn.Done;
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
