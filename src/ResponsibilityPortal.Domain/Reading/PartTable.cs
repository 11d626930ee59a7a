using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// For each row and party, whether the party is accountable and whether it contributes in any of some columns. A page asks this
/// for every party and role, so it is worked out once.
/// </summary>
internal sealed class PartTable
{
    private readonly ValueList<Party> _parties;
    private readonly bool[] _accountable;
    private readonly bool[] _contributing;

    public PartTable(MatrixIndex index, ValueList<HostingModel> columns)
    {
        _parties = index.Matrix.Parties;
        _accountable = new bool[index.Rows.Count * _parties.Count];
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

                foreach (var contributing in cell.Contributing.AsSpan())
                {
                    _contributing[At(row, contributing)] = true;
                }
            }
        }
    }

    public bool IsAccountable(MatrixRow row, string party) => _accountable[At(row, party)];

    public bool IsContributing(MatrixRow row, string party) => _contributing[At(row, party)];

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
