using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>A version to answer from, with its content.</summary>
/// <param name="Published">The version and its content.</param>
/// <param name="Versions">All versions of the matrix.</param>
/// <param name="InForce">The version in force.</param>
public sealed record ShownVersion(PublishedMatrix Published, PublishedVersions Versions, MatrixVersion InForce)
{
    public Matrix Matrix => Published.Matrix;

    public MatrixVersion Version => Published.Version;

    /// <summary>The slug of the matrix.</summary>
    public string Slug => Version.Matrix;

    public VersionState State => Versions.StateOf(Version, InForce);

    /// <summary>When the version takes effect.</summary>
    public DateTimeOffset InForceFrom => Versions.InForceFrom(Version);

    /// <summary>Returns what a citation says of the date: "in force since 2026-11-29".</summary>
    public string Since =>
        State == VersionState.InForce ? $"in force since {Wording.Day(InForceFrom)}" : $"published {Wording.Day(Version.PublishedAt)}";

    /// <summary>Returns the source of an answer, to be followed by its address: "The sample matrix (official), version 1, ...".</summary>
    public string SourceWords => $"{Matrix.Title} ({Wording.Standing(Matrix.Standing)}), version {Version.Number}, {Since}";

    /// <summary>Returns the deployment that a filter names. Null when it names none, or one that the version doesn't have.</summary>
    public Deployment? DeploymentOf(MatrixFilter filter) =>
        Matrix.Deployments.FirstOrDefault(deployment => deployment.Slug == filter.Deployment);

    /// <summary>Returns the hosting models of a deployment, or all of them when none is chosen.</summary>
    public ValueList<HostingModel> ModelsOf(Deployment? deployment) =>
        deployment is null
            ? Matrix.HostingModels
            : Matrix.HostingModels.Where(model => deployment.HostingModels.Contains(model.Slug)).ToValueList();
}
