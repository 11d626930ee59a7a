using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// Which rows pass a filter. Each filter is a mask of its own, so that the questions a page asks (how many rows would another
/// domain have, which filter hid everything) are answered without reading the matrix again.
/// </summary>
internal sealed class RowSelection
{
    private readonly MatrixIndex _index;
    private readonly PartTable _parts;
    private readonly List<RowMask> _masks = [];

    public RowSelection(MatrixIndex index, MatrixFilter filter, ValueList<HostingModel> columns, ValueList<string> controls, SearchHits? hits)
    {
        _index = index;
        _parts = new PartTable(index, columns);
        if (columns.Count == 0)
        {
            _masks.Add(RowMask.Of(MatrixFilter.ModelKey, index, _ => false));
        }

        if (filter.Party is not null || filter.Role is not null)
        {
            var parties = PartiesOf(filter.Party);
            _masks.Add(RowMask.Of(MatrixFilter.PartyKey, index, row => parties.Any(party => HasRole(row, party, filter.Role))));
        }

        if (filter.Domain is { } domain)
        {
            _masks.Add(RowMask.Of(MatrixFilter.DomainKey, index, row => row.Domain.Slug == domain));
        }

        if (filter.Framework is { } framework)
        {
            _masks.Add(RowMask.Of(MatrixFilter.FrameworkKey, index, row => row.Responsibility.Controls.Any(mapping => mapping.Framework == framework)));
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

    public ValueList<MatrixRow> Rows => RowsWithout(null).ToValueList();

    /// <summary>The rows that pass all filters but one.</summary>
    public IEnumerable<MatrixRow> RowsWithout(string? key) => _index.Rows.Where(row => Passes(row.Position, key));

    /// <summary>
    /// Whether a party has a role in a chosen model, either role when none is named. An unknown role is nobody's.
    /// </summary>
    public bool HasRole(MatrixRow row, string party, string? role)
    {
        var (accountable, contributing) = (_parts.IsAccountable(row, party), _parts.IsContributing(row, party));
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

    /// <summary>The party named, nobody when it is unknown, or all parties when none is named.</summary>
    private string[] PartiesOf(string? party) =>
        [.. _index.Matrix.Parties.Select(known => known.Slug).Where(known => party is null || known == party)];

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
