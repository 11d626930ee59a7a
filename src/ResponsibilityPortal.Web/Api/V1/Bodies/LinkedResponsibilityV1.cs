using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1.Bodies;

/// <summary>A responsibility that an answer refers to.</summary>
internal sealed record LinkedResponsibilityV1(
    string Slug,
    string Title,
    [property: Description("Its page in this version, which never changes.")] string Address
);
