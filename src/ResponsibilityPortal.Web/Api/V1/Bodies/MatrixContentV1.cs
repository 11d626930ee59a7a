using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>The content of a version as a filter shows it.</summary>
internal sealed record MatrixContentV1 : VersionedV1
{
    public required string Title { get; init; }

    [Description("The organisation that publishes the matrix.")]
    public required string Issuer { get; init; }

    [Description("official, unofficial or example.")]
    public required string Standing { get; init; }

    public required string Summary { get; init; }

    public required string? Disclaimer { get; init; }

    [Description("Whom to ask what the matrix doesn't answer.")]
    public required string? Contact { get; init; }

    [Description("The page of this version with the same filter. It never changes.")]
    public required string Address { get; init; }

    [Description("The language of the texts, as a tag of BCP 47.")]
    public required string Language { get; init; }

    [Description("The words for the columns, which are hosting models in most matrices.")]
    public required ColumnKindV1 ColumnKind { get; init; }

    public required IReadOnlyList<PartyV1> Parties { get; init; }

    [Description("The shown columns.")]
    public required IReadOnlyList<HostingModelV1> HostingModels { get; init; }

    public required IReadOnlyList<DeploymentV1> Deployments { get; init; }

    [Description("How many responsibilities the version has in all.")]
    public required int Total { get; init; }

    [Description("The responsibilities that pass the filter, in the order of the matrix.")]
    public required IReadOnlyList<ResponsibilityV1> Responsibilities { get; init; }
}
