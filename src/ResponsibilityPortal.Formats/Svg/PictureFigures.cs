using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>The figures of the picture: for how many rows each party alone is accountable, by hosting model and domain.</summary>
internal sealed class PictureFigures
{
    private readonly int[,,] _counts;
    private readonly int[,] _shared;
    private readonly int[] _notApplicable;

    public PictureFigures(Matrix matrix, ValueList<HostingModel> models)
    {
        Matrix = matrix;
        Models = models;
        _counts = new int[models.Count, matrix.Domains.Count, matrix.Parties.Count];
        _shared = new int[models.Count, matrix.Domains.Count];
        _notApplicable = new int[models.Count];
        var positions = matrix.Parties.Index().ToDictionary(party => party.Item.Slug, party => party.Index, StringComparer.Ordinal);
        foreach (var (domain, rows) in matrix.Domains.Index())
        {
            foreach (var responsibility in rows.Responsibilities)
            {
                foreach (var (model, column) in models.Index())
                {
                    switch (responsibility.In(column.Slug))
                    {
                        case { Accountable: { } accountable }:
                            _counts[model, domain, positions[accountable]]++;
                            break;
                        case { IsJoint: true }:
                            _shared[model, domain]++;
                            break;
                        case { NotApplicable: not null }:
                            _notApplicable[model]++;
                            break;
                    }
                }
            }
        }
    }

    public Matrix Matrix { get; }

    public ValueList<HostingModel> Models { get; }

    /// <summary>The positions of the parties that exist in a shown model, in the order of the matrix.</summary>
    public IEnumerable<int> Parties =>
        Enumerable.Range(0, Matrix.Parties.Count).Where(party => Models.Any(model => model.Parties.Contains(Matrix.Parties[party].Slug)));

    /// <summary>The number of rows of the matrix.</summary>
    public int Rows => Matrix.Domains.Sum(domain => domain.Responsibilities.Count);

    /// <summary>Returns the number of rows that each party is accountable for in one domain, by the party's position.</summary>
    public int[] Of(int model, int domain) => [.. Enumerable.Range(0, Matrix.Parties.Count).Select(party => _counts[model, domain, party])];

    /// <summary>Returns the number of rows of a domain that several parties share. No party's number includes them.</summary>
    public int SharedIn(int model, int domain) => _shared[model, domain];

    /// <summary>Returns the numbers of rows that are shared and not applicable, in words: "3 shared"; none for zero.</summary>
    public IEnumerable<string> Others(int model)
    {
        if (Enumerable.Range(0, Matrix.Domains.Count).Sum(domain => _shared[model, domain]) is var shared and > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{shared} shared");
        }

        if (_notApplicable[model] is var notApplicable and > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{notApplicable} {PartWords.NotApplicable}");
        }
    }

    /// <summary>Returns the number of rows that each party is accountable for in all domains, by the party's position.</summary>
    public int[] Of(int model) =>
        [
            .. Enumerable
                .Range(0, Matrix.Parties.Count)
                .Select(party => Enumerable.Range(0, Matrix.Domains.Count).Sum(domain => _counts[model, domain, party])),
        ];
}
