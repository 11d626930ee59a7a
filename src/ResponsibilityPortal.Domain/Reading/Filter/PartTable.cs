using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>
/// For each row and party, whether the party is accountable, alone or jointly, and whether it contributes in any of some columns. A page
/// needs this for every party and role, so it is computed once.
/// </summary>
internal sealed class PartTable
{
    private readonly ValueList<Party> _parties;
    private readonly bool[] _accountable;
    private readonly bool[] _sharing;
    private readonly bool[] _contributing;

    public PartTable(MatrixIndex index, ValueList<HostingModel> columns)
    {
        _parties = index.Matrix.Parties;
        _accountable = new bool[index.Rows.Count * _parties.Count];
        _sharing = new bool[index.Rows.Count * _parties.Count];
        _contributing = new bool[index.Rows.Count * _parties.Count];
        foreach (var row in index.Rows.AsSpan())
        {
            foreach (var column in columns.AsSpan())
            {
                if (row.Responsibility.In(column.Slug) is not { } cell)
                {
                    continue;
                }

                if (cell.Accountable is { } accountable)
                {
                    _accountable[At(row, accountable)] = true;
                }

                foreach (var sharing in cell.JointlyAccountable.AsSpan())
                {
                    _sharing[At(row, sharing)] = true;
                }

                foreach (var contributing in cell.Contributing.AsSpan())
                {
                    _contributing[At(row, contributing)] = true;
                }
            }
        }
    }

    /// <summary>Returns whether a party has a role; either role when none is named. No party has an unknown role.</summary>
    public bool HasRole(MatrixRow row, string party, string? role)
    {
        var at = At(row, party);
        var (accountable, sharing, contributing) = (_accountable[at], _sharing[at], _contributing[at]);
        return role switch
        {
            null => accountable || sharing || contributing,
            RoleFilter.Accountable => accountable,
            RoleFilter.Shared => sharing,
            RoleFilter.Contributing => contributing,
            RoleFilter.OnlyContributing => contributing && !sharing && !accountable,
            RoleFilter.None => !contributing && !sharing && !accountable,
            _ => false,
        };
    }

    private int At(MatrixRow row, string party)
    {
        var position = 0;
        while (_parties[position].Slug != party)
        {
            position++;
        }

        return (row.Position * _parties.Count) + position;
    }
}
