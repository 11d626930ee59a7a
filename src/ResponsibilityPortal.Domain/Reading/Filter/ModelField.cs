using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class ModelField : SlugField
{
    public override string Name => "model";

    public override string Noun => "hosting model";

    public override string NounIn(Matrix matrix) => matrix.ColumnKind.Singular;

    public override ValueList<string> Read(string text) => FilterText.Words(text);

    public override FilterFacet FacetOf(MatrixView view) =>
        new(
            view.Matrix.ColumnKind.SingularFirst,
            view.Matrix.HostingModels.Select(model => new FilterChoice(
                    model.Name,
                    view.Filter with
                    {
                        Deployment = null,
                        Models = [model.Slug],
                    },
                    view.Filter.Models is [var only] && only == model.Slug
                ))
                .ToValueList()
        );

    protected override IEnumerable<(string Slug, string Name)> ElementsIn(Matrix matrix) =>
        matrix.HostingModels.Select(model => (model.Slug, model.Name));

    internal override Func<HostingModel, bool> ColumnTest(Matrix matrix, MatrixFilter filter) =>
        model => filter.Models.Contains(model.Slug);
}
