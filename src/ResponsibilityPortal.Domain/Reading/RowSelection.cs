using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// Which rows pass a filter. Each filter is a mask of its own, so that the questions a page asks (how many rows would another
/// domain have, which filter hid everything) are answered without reading the matrix again.
/// </summary>
internal sealed class RowSelection
{
    private readonly MatrixIndex _index;
    private readonly ValueList<HostingModel> _columns;
    private readonly List<RowMask> _masks = [];

    public RowSelection(MatrixIndex index, MatrixFilter filter, ValueList<HostingModel> columns, ValueList<string> controls, SearchHits? hits)
    {
        (_index, _columns) = (index, columns);
        if (columns.Count == 0)
        {
            _masks.Add(RowMask.Of(MatrixFilter.ModelKey, index, _ => false));
        }

        if (filter.Party is not null || filter.Role is not null)
        {
            _masks.Add(OfParty(filter.Party, filter.Role));
        }

        if (filter.Domain is { } domain)
        {
            _masks.Add(OfDomain(domain));
        }

        if (filter.Framework is { } framework)
        {
            _masks.Add(OfFramework(framework));
        }

        if (controls.Count > 0)
        {
            var mapped = controls.SelectMany(control => index.FindControl(control, filter.Framework)).SelectMany(found => found.Rows).ToHashSet();
            _masks.Add(RowMask.Of(MatrixFilter.ControlKey, index, mapped.Contains));
        }

        if (hits is not null)
        {
            _masks.Add(RowMask.Of(MatrixFilter.QueryKey, index, row => hits.RankOf(row.Position) != SearchHits.NoHit));
        }
    }

    /// <summary>The keys of the filters that hide rows.</summary>
    public IEnumerable<string> Keys => _masks.Select(mask => mask.Key);

    public ValueList<MatrixRow> Rows => _index.Rows.Where(row => Passes(row.Position, null)).ToValueList();

    public int CountWithout(string key) => _index.Rows.Count(row => Passes(row.Position, key));

    public int CountWithDomain(string domain) => CountWith(OfDomain(domain));

    public int CountWithFramework(string framework) => CountWith(OfFramework(framework));

    public int CountWithParty(string party, string? role) => CountWith(OfParty(party, role));

    private RowMask OfDomain(string domain) => RowMask.Of(MatrixFilter.DomainKey, _index, row => row.Domain.Slug == domain);

    private RowMask OfFramework(string framework) =>
        RowMask.Of(MatrixFilter.FrameworkKey, _index, row => row.Responsibility.Controls.Any(mapping => mapping.Framework == framework));

    /// <summary>
    /// The rows in which a party has a role in a chosen model, or any party when only the role is named. An unknown party or
    /// role lets no row through.
    /// </summary>
    private RowMask OfParty(string? party, string? role)
    {
        string[] parties = party is null ? [.. _index.Matrix.Parties.Select(known => known.Slug)]
            : _index.Matrix.Parties.Any(known => known.Slug == party) ? [party]
            : [];
        return RowMask.Of(MatrixFilter.PartyKey, _index, row => parties.Any(candidate => HasRole(row.Responsibility, candidate, role)));
    }

    private bool HasRole(Responsibility responsibility, string party, string? role)
    {
        var (accountable, contributing) = (false, false);
        foreach (var column in _columns.AsSpan())
        {
            var part = responsibility.In(column.Slug)?.PartOf(party) ?? Part.None;
            accountable |= part == Part.Accountable;
            contributing |= part == Part.Contributing;
        }

        return role switch
        {
            null => accountable || contributing,
            RoleFilter.Accountable => accountable,
            RoleFilter.Contributing => contributing,
            RoleFilter.OnlyContributing => contributing && !accountable,
            RoleFilter.None => !contributing && !accountable,
            _ => false,
        };
    }

    private int CountWith(RowMask replacement)
    {
        var count = 0;
        for (var position = 0; position < replacement.Lets.Length; position++)
        {
            if (replacement.Lets[position] && Passes(position, replacement.Key))
            {
                count++;
            }
        }

        return count;
    }

    private bool Passes(int position, string? except)
    {
        foreach (var mask in _masks)
        {
            if (!mask.Lets[position] && mask.Key != except)
            {
                return false;
            }
        }

        return true;
    }
}
