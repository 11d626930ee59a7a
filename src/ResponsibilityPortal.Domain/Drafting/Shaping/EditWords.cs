namespace ResponsibilityPortal.Domain.Drafting.Shaping;

/// <summary>The words of a structure edit, as the log has them: of the edit itself, of its undo, or of its redo.</summary>
/// <param name="Edit">What the edit did: "Moved the row ...".</param>
/// <param name="IsUndone">Whether the words are those of an undo.</param>
public sealed record EditWords(string Edit, bool IsUndone)
{
    private const string Undone = "Undone: ";
    private const string Redone = "Done again: ";

    /// <summary>The words for undoing this once more.</summary>
    public string Toggled => $"{(IsUndone ? Redone : Undone)}{Edit}";

    /// <summary>Reads the words of an entry. The first prefix decides; older logs have several.</summary>
    public static EditWords Read(string words)
    {
        var isUndone = words.StartsWith(Undone, StringComparison.Ordinal);
        while (PrefixOf(words) is { } prefix)
        {
            words = words[prefix.Length..];
        }

        return new EditWords(words, isUndone);
    }

    private static string? PrefixOf(string words) =>
        words.StartsWith(Undone, StringComparison.Ordinal) ? Undone
        : words.StartsWith(Redone, StringComparison.Ordinal) ? Redone
        : null;
}
