using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>The controls of one framework that are related to a responsibility.</summary>
internal sealed record ControlsV1(
    [property: Description("Name and version of the framework.")] string Framework,
    IReadOnlyList<string> Identifiers
);
