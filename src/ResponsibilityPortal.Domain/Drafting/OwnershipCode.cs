using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafting;

/// <summary>
/// Who owns a cell, as it is written in a spreadsheet: <c>Y + C</c>, the accountable party first. Names and slugs are read
/// like letters, and a star marks the accountable party where it does not come first: <c>C, Yugabyte*</c>.
/// </summary>
public sealed record OwnershipCode(string? Accountable, ValueList<string> Contributing)
{
    /// <summary>Stands for a cell that nobody has assessed.</summary>
    public const string NotAssessed = "?";

    private static readonly char[] Separators = ['+', ',', ';', '/', '&', '\n'];

    /// <summary>A cell as text.</summary>
    public static string Write(Matrix matrix, Assignment cell) => cell.Accountable is not { } accountable
        ? NotAssessed
        : string.Join(" + ", cell.Contributing.Prepend(accountable).Select(slug => matrix.Parties.First(party => party.Slug == slug).Letter));

    /// <summary>Reads what somebody has written into a cell.</summary>
    /// <returns>Null when it is not understood: an unknown party, one named twice, or two stars.</returns>
    public static OwnershipCode? Read(Matrix matrix, string text)
    {
        text = text.Trim();
        if (text == NotAssessed)
        {
            return new OwnershipCode(null, []);
        }

        var (parties, starred) = (new List<string>(), (string?)null);
        foreach (var part in text.Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var name = part.Trim('*', ' ');
            if (PartyOf(matrix, name) is not { } party || parties.Contains(party))
            {
                return null;
            }

            if (part.Contains('*', StringComparison.Ordinal))
            {
                if (starred is not null)
                {
                    return null;
                }

                starred = party;
            }

            parties.Add(party);
        }

        if (parties.Count == 0)
        {
            return null;
        }

        var accountable = starred ?? parties[0];
        return new OwnershipCode(accountable, parties.Where(party => party != accountable).ToValueList());
    }

    private static string? PartyOf(Matrix matrix, string name) => matrix.Parties.FirstOrDefault(party =>
        string.Equals(party.Letter, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(party.Name, name, StringComparison.OrdinalIgnoreCase)
        || string.Equals(party.Slug, name, StringComparison.OrdinalIgnoreCase))?.Slug;
}
