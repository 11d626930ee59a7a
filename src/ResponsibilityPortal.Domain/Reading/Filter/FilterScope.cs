using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>What filters select rows by: the shown columns, the parts of the parties in them, and the meaning of the search text.</summary>
internal sealed class FilterScope
{
    public FilterScope(MatrixIndex index, MatrixFilter filter)
    {
        Index = index;
        Filter = filter;
        var narrowing = filter
            .Fields.Select(field => (Field: field, Test: field.ColumnTest(index.Matrix, filter)))
            .Where(column => column.Test is not null)
            .ToList();
        NarrowsColumns = narrowing.LastOrDefault().Field;
        Columns =
            narrowing.Count == 0
                ? index.Matrix.HostingModels
                : index.Matrix.HostingModels.Where(model => narrowing.All(column => column.Test!(model))).ToValueList();
        Parts = new PartTable(index, Columns);
        Results = filter.Query is { } query ? index.Find(query) : null;
        QueryNamesControls = filter.Controls.Count == 0 && Results is { NamesOnlyControls: true };
        Named =
            filter.Controls.Count == 0
                ? Results?.Controls ?? []
                :
                [
                    .. from control in filter.Controls
                    from found in index.FindControl(control, null)
                    select new NamedControl(control, found, IsParent: false),
                ];
        Requested =
            filter.Controls.Count > 0 ? filter.Controls
            : Results is null ? []
            : Results
                .Controls.Select(control => control.Written)
                .Concat(Results.UnknownControls)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .ToValueList();
    }

    public MatrixIndex Index { get; }

    public Matrix Matrix => Index.Matrix;

    public MatrixFilter Filter { get; }

    /// <summary>The chosen hosting models, or all.</summary>
    public ValueList<HostingModel> Columns { get; }

    /// <summary>The last filter that hides columns; null when none does.</summary>
    public FilterField? NarrowsColumns { get; }

    /// <summary>The parts of the parties in the columns.</summary>
    public PartTable Parts { get; }

    /// <summary>The control identifiers in the filter or, without any, in the search text, as written.</summary>
    public ValueList<string> Requested { get; }

    /// <summary>The controls that <see cref="Requested"/> names, in all frameworks.</summary>
    public ValueList<NamedControl> Named { get; }

    /// <summary>Whether the search text consists of control identifiers, which are looked up instead of searched for.</summary>
    public bool QueryNamesControls { get; }

    /// <summary>What the search found; null when there was no search.</summary>
    public SearchResults? Results { get; }

    /// <summary>Returns the controls that are looked up, in one framework or in all.</summary>
    public IEnumerable<NamedControl> NamedIn(string? framework) =>
        framework is null ? Named : Named.Where(control => control.Found.Framework.Slug == framework);
}
