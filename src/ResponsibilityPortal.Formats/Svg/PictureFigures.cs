using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>What the picture shows: for how many rows each party is accountable, by hosting model and domain.</summary>
internal sealed class PictureFigures
{
    private readonly int[,,] _counts;

    public PictureFigures(Matrix matrix, ValueList<HostingModel> models)
    {
        Matrix = matrix;
        Models = models;
        _counts = new int[models.Count, matrix.Domains.Count, matrix.Parties.Count];
        var positions = matrix.Parties.Index().ToDictionary(party => party.Item.Slug, party => party.Index, StringComparer.Ordinal);
        foreach (var (domain, rows) in matrix.Domains.Index())
        {
            foreach (var responsibility in rows.Responsibilities)
            {
                foreach (var (model, column) in models.Index())
                {
                    if (responsibility.In(column.Slug)?.Accountable is { } accountable)
                    {
                        _counts[model, domain, positions[accountable]]++;
                    }
                }
            }
        }
    }

    public Matrix Matrix { get; }

    public ValueList<HostingModel> Models { get; }

    /// <summary>Positions of the parties that exist in a shown model, in the order of the matrix.</summary>
    public IEnumerable<int> Parties =>
        Enumerable.Range(0, Matrix.Parties.Count).Where(party => Models.Any(model => model.Parties.Contains(Matrix.Parties[party].Slug)));

    /// <summary>How many rows the matrix has.</summary>
    public int Rows => Matrix.Domains.Sum(domain => domain.Responsibilities.Count);

    /// <summary>Rows for which each party is accountable, by its position, in one domain.</summary>
    public int[] Of(int model, int domain) => [.. Enumerable.Range(0, Matrix.Parties.Count).Select(party => _counts[model, domain, party])];

    /// <summary>Rows for which each party is accountable, by its position, in all domains.</summary>
    public int[] Of(int model) =>
        [.. Enumerable.Range(0, Matrix.Parties.Count).Select(party => Enumerable.Range(0, Matrix.Domains.Count).Sum(domain => _counts[model, domain, party]))];
}
