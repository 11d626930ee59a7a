using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>What a matrix is about, and its version in force.</summary>
internal sealed record MatrixSummaryV1(
    [property: Description("Slug.")] string Matrix,
    string Title,
    [property: Description("The organisation that publishes the matrix.")] string Issuer,
    [property: Description("official, unofficial or example.")] string Standing,
    string Summary,
    [property: Description("Number of the version in force.")] int Version,
    [property: Description("When the version was published, in UTC.")] string PublishedAt,
    [property: Description("When the version took effect, in UTC.")] string InForceFrom,
    [property: Description("The page of the version, which never changes.")] string Address,
    [property: Description("The content of the version in force for programs.")] string ContentAddress,
    [property: Description("How many responsibilities the version has.")] int Responsibilities,
    [property: Description("What readers can run.")] IReadOnlyList<DeploymentV1> Deployments
);
