using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>A problem in a request body.</summary>
internal sealed record PlaceV1(
    [property: Description("JSON Pointer into the body; empty for the whole body.")] string Pointer,
    [property: Description("What is wrong and, if it helps, what is expected.")] string Detail
);
