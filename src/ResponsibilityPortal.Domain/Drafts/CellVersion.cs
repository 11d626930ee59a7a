using System.Globalization;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>
/// The state of a cell that a user has seen. Each edit of a cell increments it. A publication resets all cells of the draft, so the number
/// of the latest version is part of it.
/// </summary>
/// <param name="Published">The number of the latest published version, on which the draft is based.</param>
/// <param name="Edit">The number of edits of the cell since then; 0 while it equals the published cell.</param>
public readonly record struct CellVersion(int Published, int Edit)
{
    /// <summary>Returns the state after one more edit.</summary>
    public CellVersion Next => this with { Edit = Edit + 1 };

    /// <summary>Returns whether this is an earlier state of the cell than another.</summary>
    public bool IsBefore(CellVersion other) => (Published, Edit).CompareTo((other.Published, other.Edit)) < 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Published}.{Edit}");

    /// <summary>Parses the result of <see cref="ToString"/>. Returns null for anything else.</summary>
    public static CellVersion? Parse(string? text)
    {
        if (
            text?.Split('.') is [var published, var edit]
            && TryNumber(published, out var first)
            && TryNumber(edit, out var second)
            && new CellVersion(first, second) is var version
            && version.ToString() == text
        )
        {
            return version;
        }

        return null;
    }

    private static bool TryNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
