using System.ComponentModel;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>What changes hands between two deployments or hosting models.</summary>
internal sealed record ModelComparison : VersionedV1
{
    public required ComparedName From { get; init; }

    public required ComparedName To { get; init; }

    [Description("Slug of the party that the comparison is for; null when the matrix has no customer.")]
    public required string? Party { get; init; }

    [Description("The party becomes accountable.")]
    public required IReadOnlyList<ComparedResponsibility> BecomeYours { get; init; }

    [Description("The party is no longer accountable.")]
    public required IReadOnlyList<ComparedResponsibility> LeaveYou { get; init; }

    [Description("The party is accountable on both sides, in another share of their columns.")]
    public required IReadOnlyList<ComparedResponsibility> BecomePartlyYours { get; init; }

    [Description("The party is accountable on both sides: jointly with other parties before, alone after.")]
    public required IReadOnlyList<ComparedResponsibility> BecomeYoursAlone { get; init; }

    [Description("The party is accountable on both sides, and jointly with other parties, or with others than before, after.")]
    public required IReadOnlyList<ComparedResponsibility> BecomeJointlyYours { get; init; }

    [Description("Accountability moves between other parties.")]
    public required IReadOnlyList<ComparedResponsibility> MoveBetweenOthers { get; init; }

    [Description("Only the contributing parties change.")]
    public required IReadOnlyList<ComparedResponsibility> ChangeContributors { get; init; }

    [Description("How many responsibilities stay the same.")]
    public required int StayTheSame { get; init; }
}
