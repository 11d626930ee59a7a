using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class OrderField : SlugField
{
    public override string Name => "by";

    public override string Noun => "framework";

    public override FilterEffect Effect => FilterEffect.Order;

    public override string Describe(Matrix matrix, MatrixFilter filter) => $"ordered by {NamesOf(matrix, filter)}";

    /// <summary>Offers to group by a framework, next to the framework itself.</summary>
    public static FilterChoice ChoiceOf(MatrixView view, Framework framework) =>
        new("group by this framework", view.Filter with { By = framework.Slug }, view.Filter.By == framework.Slug) { Of = framework.Name };

    protected override IEnumerable<(string Slug, string Name)> ElementsIn(Matrix matrix) =>
        matrix.Frameworks.Select(framework => (framework.Slug, framework.Name));
}
