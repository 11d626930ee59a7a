using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>What filters choose rows by: the columns shown, what the parties do in them, and what the search field means.</summary>
internal sealed class FilterScope
{
    public FilterScope(MatrixIndex index, MatrixFilter filter)
    {
        Index = index;
        Filter = filter;
        var narrowing = filter.Fields.Select(field => (Field: field, Test: field.ColumnTest(index.Matrix, filter))).Where(column => column.Test is not null).ToList();
        NarrowsColumns = narrowing.LastOrDefault().Field;
        Columns = narrowing.Count == 0 ? index.Matrix.HostingModels : index.Matrix.HostingModels.Where(model => narrowing.All(column => column.Test!(model))).ToValueList();
        Parts = new PartTable(index, Columns);
        Controls = filter.Controls;
        if (filter.Query is { } query)
        {
            if (Controls.Count == 0 && index.ControlsNamedBy(query) is { Count: > 0 } named)
            {
                (Controls, QueryNamesControls) = (named, true);
            }
            else
            {
                Hits = index.Search(query);
            }
        }
    }

    public MatrixIndex Index { get; }

    public Matrix Matrix => Index.Matrix;

    public MatrixFilter Filter { get; }

    /// <summary>The chosen hosting models, or all.</summary>
    public ValueList<HostingModel> Columns { get; }

    /// <summary>The last filter that narrows the columns; null when none does.</summary>
    public FilterField? NarrowsColumns { get; }

    /// <summary>What the parties do in the columns.</summary>
    public PartTable Parts { get; }

    /// <summary>The control identifiers asked for, by filter or by a search for nothing else.</summary>
    public ValueList<string> Controls { get; }

    /// <summary>Whether the search holds control identifiers, which are looked up instead of searched for.</summary>
    public bool QueryNamesControls { get; }

    /// <summary>What the search found; null when nothing was searched.</summary>
    public SearchHits? Hits { get; }
}
