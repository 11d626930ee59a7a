using System.ComponentModel;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>What a reader can run.</summary>
internal sealed record DeploymentV1(
    string Slug,
    string Name,
    [property: Description("Slugs of the columns that it includes.")] IReadOnlyList<string> HostingModels
)
{
    public static DeploymentV1 Of(Deployment deployment) => new(deployment.Slug, deployment.Name, [.. deployment.HostingModels]);
}
