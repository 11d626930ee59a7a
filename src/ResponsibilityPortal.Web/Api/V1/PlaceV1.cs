using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>A problem of a body.</summary>
internal sealed record PlaceV1(
    [property: Description("JSON Pointer into the body; empty for the body as a whole.")] string Pointer,
    [property: Description("What is wrong and, where it helps, what is expected.")] string Detail);
