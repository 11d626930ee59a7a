using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>
/// Who owns a cell, as it is written in a spreadsheet: <c>V + C</c>, the accountable party first.
/// <see cref="Pasting.OwnershipReader"/> reads it, and much else that people write.
/// </summary>
public sealed record OwnershipCode(string? Accountable, ValueList<string> Contributing)
{
    /// <summary>Stands for a cell that nobody has assessed.</summary>
    public const string NotAssessed = "?";

    /// <summary>A cell as text.</summary>
    public static string Write(Matrix matrix, Assignment cell) => cell.Accountable is not { } accountable
        ? NotAssessed
        : string.Join(" + ", cell.Contributing.Prepend(accountable).Select(slug => matrix.Parties.First(party => party.Slug == slug).Letter));
}
