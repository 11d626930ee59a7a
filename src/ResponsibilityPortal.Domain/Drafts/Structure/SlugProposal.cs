using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Derives a slug from a title.</summary>
public static class SlugProposal
{
    /// <param name="title">A title in any script. Characters other than a-z and 0-9 separate words, and accents are removed.</param>
    /// <param name="kind">The slug for a title of which nothing remains: <c>row</c>.</param>
    /// <param name="taken">Slugs that are already in use.</param>
    public static string From(string title, string kind, IEnumerable<string> taken)
    {
        var known = taken.ToHashSet(StringComparer.Ordinal);
        var slug = Shortened(Words(title), Slug.MaxLength);
        slug =
            slug.Length == 0 ? kind
            : char.IsAsciiDigit(slug[0]) ? Shortened($"{kind}-{slug}", Slug.MaxLength)
            : slug;
        var proposal = slug;
        for (var number = 2; known.Contains(proposal); number++)
        {
            var ending = string.Create(CultureInfo.InvariantCulture, $"-{number}");
            proposal = Shortened(slug, Slug.MaxLength - ending.Length) + ending;
        }

        return proposal;
    }

    private static string Words(string title)
    {
        var slug = new StringBuilder();
        foreach (
            var character in OutsideText.Normalize(
                string.Concat(title.Where(unit => !char.IsSurrogate(unit) && unit != '\uFFFE')),
                NormalizationForm.FormD
            )
        )
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (
                CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark
                && character is not '\'' and not '’'
                && slug.Length > 0
                && slug[^1] != '-'
            )
            {
                slug.Append('-');
            }
        }

        return slug.ToString().Trim('-');
    }

    private static string Shortened(string slug, int length) => slug.Length <= length ? slug : slug[..length].TrimEnd('-');
}
