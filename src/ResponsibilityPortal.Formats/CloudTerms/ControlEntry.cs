using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.CloudTerms;

/// <summary>A control in one hosting model: the cells of all shown rows that map to it.</summary>
/// <param name="Identifier">As the matrix writes it.</param>
/// <param name="Terms">Over the parties of all cells together.</param>
public sealed record ControlEntry(string Identifier, HostingModel Model, ValueList<MatrixRow> Rows, SharedTerms Terms)
{
    /// <summary>The cells that aren't empty, in the order of the matrix.</summary>
    public IEnumerable<(Responsibility Row, Assignment Cell)> Cells
    {
        get
        {
            foreach (var row in Rows)
            {
                if (row.Responsibility.In(Model.Slug) is { } cell)
                {
                    yield return (row.Responsibility, cell);
                }
            }
        }
    }
}
