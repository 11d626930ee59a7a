using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class FrameworkField : SlugField
{
    public override string Name => "framework";

    public override string Noun => "framework";

    public override string Describe(Matrix matrix, MatrixFilter filter) => $"mapped to {NamesOf(matrix, filter)}";

    public override FilterFacet FacetOf(MatrixView view)
    {
        var counts = CountsIn(view);
        return new FilterFacet(
            "Framework",
            view.Matrix.Frameworks.Select(framework => new FilterChoice(
                    framework.Name,
                    view.Filter with
                    {
                        Framework = framework.Slug,
                    },
                    view.Filter.Framework == framework.Slug
                )
            {
                Count = counts.GetValueOrDefault(framework.Slug),
                Beside = OrderField.ChoiceOf(view, framework),
            })
                .ToValueList()
        );
    }

    private Dictionary<string, int> CountsIn(MatrixView view)
    {
        if (view.Controls.Count == 0)
        {
            return view.RowsWithout(this)
                .SelectMany(row => row.Responsibility.Controls)
                .CountBy(mapping => mapping.Framework, StringComparer.Ordinal)
                .ToDictionary(StringComparer.Ordinal);
        }

        // In another framework, the same identifiers are looked up among its own controls.
        var rows = view.RowsWithout(this, view.QueryNamesControls ? FilterFields.Search : FilterFields.Control).ToHashSet();
        return view.Matrix.Frameworks.ToDictionary(
            framework => framework.Slug,
            framework =>
                view.NamedIn(framework.Slug).SelectMany(control => control.Found.Rows).Distinct().Count(rows.Contains),
            StringComparer.Ordinal
        );
    }

    protected override IEnumerable<(string Slug, string Name)> ElementsIn(Matrix matrix) =>
        matrix.Frameworks.Select(framework => (framework.Slug, framework.Name));

    internal override Func<MatrixRow, bool> RowTest(FilterScope scope)
    {
        var framework = scope.Filter.Framework;
        return row => row.Responsibility.Controls.Any(mapping => mapping.Framework == framework);
    }
}
