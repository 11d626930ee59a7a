using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class DomainField : SlugField
{
    public override string Name => "domain";

    public override string Noun => "domain";

    public override FilterFacet FacetOf(MatrixView view)
    {
        var counts = view.RowsWithout(this).CountBy(row => row.Domain.Slug, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return new FilterFacet(
            "Domain",
            view.Matrix.Domains.Select(domain => new FilterChoice(
                    domain.Name,
                    view.Filter with
                    {
                        Domain = domain.Slug,
                    },
                    view.Filter.Domain == domain.Slug
                )
            {
                Count = counts.GetValueOrDefault(domain.Slug),
            })
                .ToValueList()
        );
    }

    protected override IEnumerable<(string Slug, string Name)> ElementsIn(Matrix matrix) =>
        matrix.Domains.Select(domain => (domain.Slug, domain.Name));

    internal override Func<MatrixRow, bool> RowTest(FilterScope scope)
    {
        var domain = scope.Filter.Domain;
        return row => row.Domain.Slug == domain;
    }
}
