using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The row and the column of a cell.</summary>
internal sealed record CellV1(
    [property: Description("Slug of the row.")] string Responsibility,
    [property: Description("Slug of the column.")] string HostingModel
);
