using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>A problem response (RFC 9457).</summary>
internal sealed record ProblemV1(
    [property: Description("The kind of problem. It is the same for the same code.")] string Title,
    int Status,
    [property: Description("What is wrong in this case, and what to do.")] string Detail,
    [property: Description("A stable code that programs can rely on.")] string Code,
    [property: Description("The ID of the request in the portal's log.")] string RequestId
)
{
    [Description("With the code invalid: every problem and its place.")]
    public IReadOnlyList<PlaceV1>? Problems { get; init; }

    [Description("With the code conflict: the current content of the cell, and its last edit.")]
    public AssignmentV1? Current { get; init; }

    [Description("With the codes incomplete and moves-unexplained: all affected cells.")]
    public IReadOnlyList<CellV1>? Cells { get; init; }

    [Description("With the code stale: the number of the latest version.")]
    public int? Latest { get; init; }

    [Description("With the code draft-changed: the current content hash of the draft.")]
    public string? ContentHash { get; init; }
}
