using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>The rows of an import by domain: those of the draft, in their places, and the new ones below.</summary>
internal sealed class ImportRows
{
    private readonly Dictionary<string, List<Responsibility>> _known;
    private readonly Dictionary<string, Responsibility> _changed = new(StringComparer.Ordinal);
    private readonly List<(ControlDomain Domain, List<Responsibility> Rows)> _domains = [];
    private readonly Dictionary<string, string> _domainKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);
    private readonly NewSlugs _domainSlugs;
    private readonly NewSlugs _rowSlugs;

    /// <param name="before">The draft; null for a new matrix.</param>
    public ImportRows(Matrix? before)
    {
        var rows = before?.Responsibilities.ToList() ?? [];
        _known = rows.GroupBy(row => PastedText.Key(row.Title), StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        _domainSlugs = new NewSlugs("domain", before?.Domains.Select(domain => domain.Slug) ?? []);
        _rowSlugs = new NewSlugs("row", rows.Select(row => row.Slug));
        foreach (var domain in before?.Domains ?? [])
        {
            _indexes.TryAdd(PastedText.Key(domain.Name), _domains.Count);
            _domains.Add((domain, [.. domain.Responsibilities]));
            foreach (var row in domain.Responsibilities)
            {
                _domainKeys[row.Slug] = PastedText.Key(domain.Name);
            }
        }
    }

    /// <summary>
    /// Finds the row of the draft with a title: the one in the same domain, else the only one that the table doesn't name in a domain of
    /// its own.
    /// </summary>
    /// <param name="domain">The key of the domain; null when the table names none.</param>
    /// <param name="named">The titles and domains that the table has, as keys.</param>
    public (Responsibility? Row, bool IsAmbiguous, bool IsTaken) Find(string title, string? domain, IReadOnlySet<(string, string?)> named)
    {
        var key = PastedText.Key(title);
        var found = _known.GetValueOrDefault(key) ?? [];
        if (domain is not null)
        {
            var here = found.Where(row => _domainKeys[row.Slug] == domain).ToList();
            found = here.Count > 0 ? here : [.. found.Where(row => !named.Contains((key, _domainKeys[row.Slug])))];
        }

        return found.Count == 0 ? default
            : found.Count > 1 ? (null, true, false)
            : (found[0], false, _changed.ContainsKey(found[0].Slug));
    }

    /// <summary>Returns whether the draft has a row, and in a domain with another name.</summary>
    /// <param name="key">The name of the domain as a key.</param>
    public bool IsInOtherDomain(Responsibility row, string key) =>
        _domainKeys.TryGetValue(row.Slug, out var known) && !string.Equals(known, key, StringComparison.Ordinal);

    /// <summary>Replaces a row of the draft, or adds one that has no slug yet to a domain.</summary>
    public void Put(Responsibility row, (string Key, string Name) domain)
    {
        if (row.Slug.Length > 0)
        {
            _changed[row.Slug] = row;
            return;
        }

        if (!_indexes.TryGetValue(domain.Key, out var index))
        {
            index = _domains.Count;
            _indexes.Add(domain.Key, index);
            _domains.Add((new ControlDomain(_domainSlugs.Next(domain.Name), domain.Name, []), []));
        }

        _domains[index].Rows.Add(row with { Slug = _rowSlugs.Next(row.Title) });
    }

    public ValueList<ControlDomain> ToDomains() =>
        _domains
            .Select(domain =>
                domain.Domain with
                {
                    Responsibilities = domain.Rows.Select(row => _changed.GetValueOrDefault(row.Slug, row)).ToValueList(),
                }
            )
            .ToValueList();
}
