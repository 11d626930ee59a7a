using System.ComponentModel;
using System.Text.Json.Serialization;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>What every answer says of the version that it comes from.</summary>
/// <remarks><see cref="PublishedBodies.Versioned"/> fills it in.</remarks>
internal abstract record VersionedV1
{
    [Description("Slug of the matrix.")]
    [JsonPropertyOrder(-6), JsonRequired]
    public string Matrix { get; init; } = "";

    [Description("Number of the version that the answer comes from.")]
    [JsonPropertyOrder(-5), JsonRequired]
    public int Version { get; init; }

    [Description("The state of the version: in-force, superseded, announced, overtaken or withdrawn.")]
    [JsonPropertyOrder(-4), JsonRequired]
    public string State { get; init; } = "";

    [Description("When the version was published, in UTC.")]
    [JsonPropertyOrder(-3), JsonRequired]
    public string PublishedAt { get; init; } = "";

    [Description("When the version takes effect, in UTC.")]
    [JsonPropertyOrder(-2), JsonRequired]
    public string InForceFrom { get; init; } = "";

    [Description("Slug of the deployment that the answer is for; null for all columns.")]
    [JsonPropertyOrder(-1), JsonRequired]
    public string? Deployment { get; init; }
}
