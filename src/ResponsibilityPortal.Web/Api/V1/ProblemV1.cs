using System.ComponentModel;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>What <see cref="ApiProblem"/> says, described for programs.</summary>
internal sealed record ProblemV1(
    [property: Description("What kind of problem it is; the same for the same code.")] string Title,
    int Status,
    [property: Description("What is wrong this time, and what to do.")] string Detail,
    [property: Description("Stable; rely on this.")] string Code,
    [property: Description("Names the request in the portal's log.")] string RequestId)
{
    [Description("With the code invalid: every problem and its place.")]
    public IReadOnlyList<PlaceV1>? Problems { get; init; }

    [Description("With the code conflict: what the cell says now, and who made it say so.")]
    public AssignmentV1? Current { get; init; }

    [Description("With the codes incomplete and moves-unexplained: all cells concerned.")]
    public IReadOnlyList<CellV1>? Cells { get; init; }

    [Description("With the code stale: number of the latest version.")]
    public int? Latest { get; init; }

    [Description("With the code draft-changed: content hash of the draft now.")]
    public string? ContentHash { get; init; }
}
