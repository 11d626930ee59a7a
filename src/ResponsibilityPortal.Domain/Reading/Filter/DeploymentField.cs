using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class DeploymentField : SlugField
{
    public override string Name => "deployment";

    public override string Noun => "deployment";

    public override bool IsListed => true;

    public override bool IsCarried => true;

    protected override IEnumerable<(string Slug, string Name)> ElementsIn(Matrix matrix) =>
        matrix.Deployments.Select(deployment => (deployment.Slug, deployment.Name));

    internal override Func<HostingModel, bool> ColumnTest(Matrix matrix, MatrixFilter filter)
    {
        var models = matrix.Deployments.FirstOrDefault(deployment => deployment.Slug == filter.Deployment)?.HostingModels ?? [];
        return model => models.Contains(model.Slug);
    }
}
