using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Gives slugs to many elements in turn. Thousands of equal titles take no longer than different ones.</summary>
internal sealed class NewSlugs(string kind, IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public string Next(string title)
    {
        var slug = SlugProposal.From(title, kind, []);
        if (_taken.Add(slug))
        {
            return slug;
        }

        for (var number = _numbers.GetValueOrDefault(slug, 2); ; number++)
        {
            var ending = FormattableString.Invariant($"-{number}");
            var proposal = $"{slug[..Math.Min(slug.Length, Slug.MaxLength - ending.Length)].TrimEnd('-')}{ending}";
            if (_taken.Add(proposal))
            {
                _numbers[slug] = number + 1;
                return proposal;
            }
        }
    }
}
