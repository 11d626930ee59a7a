using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>What the parts of one file share.</summary>
internal sealed class OscalContent
{
    public OscalContent(PublishedMatrix published, MatrixFilter filter, OscalLinks links)
    {
        Version = published.Version;
        Filter = filter;
        Links = links;
        Uuids = new OscalUuids(published.Version);
        View = new MatrixView(published.Index, filter);
        Losses = OscalDocument.LossesOf(View);
        Controls = [.. Matrix.Frameworks.Select(framework => (framework, ControlsIn(framework)))];
    }

    public MatrixVersion Version { get; }

    public MatrixFilter Filter { get; }

    public OscalLinks Links { get; }

    public OscalUuids Uuids { get; }

    public MatrixView View { get; }

    public Matrix Matrix => View.Matrix;

    public LossReport Losses { get; }

    /// <summary>The controls of each framework that shown rows map to, in the order of the matrix and of the identifiers.</summary>
    public IReadOnlyList<(Framework Framework, IReadOnlyList<OscalControl> Controls)> Controls { get; }

    /// <summary>Combines identifiers that become the same control ID, such as those of parts of a control.</summary>
    private IReadOnlyList<OscalControl> ControlsIn(Framework framework)
    {
        var shown = View.Rows.ToHashSet();
        return
        [
            .. View
                .Index.ControlsIn(framework.Slug)
                .SelectMany(control => control.Rows.Where(shown.Contains).Select(row => (control.Identifier, Row: row)))
                .GroupBy(mapping => OscalControlId.Of(framework, mapping.Identifier), StringComparer.Ordinal)
                .Select(group => new OscalControl(
                    group.Key,
                    IdentifiersOf([.. group]),
                    [.. group.Select(mapping => mapping.Row).Distinct().OrderBy(row => row.Position)]
                )),
        ];
    }

    private static IReadOnlyList<(string Identifier, string? Responsibility)> IdentifiersOf(
        List<(string Identifier, MatrixRow Row)> mappings
    ) =>
        mappings.DistinctBy(mapping => mapping.Identifier).Count() == 1
            ? [(mappings[0].Identifier, null)]
            : [.. mappings.Select(mapping => (mapping.Identifier, (string?)mapping.Row.Responsibility.Slug))];
}
