using System.Globalization;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>
/// Which state of a cell somebody has seen. A cell that is edited gets the next one; a publication starts all cells of the draft
/// anew, so the number of the version below it is a part of it.
/// </summary>
/// <param name="Published">Number of the latest published version, on which the draft stands.</param>
/// <param name="Edit">How often the cell was edited since; 0 while it is as published.</param>
public readonly record struct CellVersion(int Published, int Edit)
{
    /// <summary>The state after one more edit.</summary>
    public CellVersion Next => this with { Edit = Edit + 1 };

    /// <summary>Whether it is an earlier state of the cell than another.</summary>
    public bool IsBefore(CellVersion other) => (Published, Edit).CompareTo((other.Published, other.Edit)) < 0;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Published}.{Edit}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static CellVersion? Parse(string? text)
    {
        if (text?.Split('.') is [var published, var edit] && TryNumber(published, out var first) && TryNumber(edit, out var second)
            && new CellVersion(first, second) is var version && version.ToString() == text)
        {
            return version;
        }

        return null;
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
