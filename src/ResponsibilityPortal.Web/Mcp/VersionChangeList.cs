using System.ComponentModel;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Mcp;

/// <summary>What changed from an earlier version to a later one.</summary>
internal sealed record VersionChangeList : VersionedV1
{
    [Description("The earlier version.")]
    public required ComparedVersion Since { get; init; }

    [Description("The page that shows the changes.")]
    public required string Address { get; init; }

    [Description("Why the later version was published.")]
    public required string Message { get; init; }

    [Description("Slug of the party that the summary is for; null when the matrix has no customer.")]
    public required string? Party { get; init; }

    [Description("The changes in words.")]
    public required string Summary { get; init; }

    [Description("The party becomes accountable in a column.")]
    public required IReadOnlyList<ChangedResponsibility> BecomeYours { get; init; }

    [Description("The party is no longer accountable in a column.")]
    public required IReadOnlyList<ChangedResponsibility> LeaveYou { get; init; }

    [Description("The party shared accountability in a column, and now has it alone.")]
    public required IReadOnlyList<ChangedResponsibility> BecomeYoursAlone { get; init; }

    [Description("The party stays accountable in a column, and now shares it, or shares it with other parties than before.")]
    public required IReadOnlyList<ChangedResponsibility> BecomeJointlyYours { get; init; }

    [Description("Accountability moves between other parties.")]
    public required IReadOnlyList<ChangedResponsibility> MoveBetweenOthers { get; init; }

    [Description("Only the contributing parties change.")]
    public required IReadOnlyList<ChangedResponsibility> ChangeContributors { get; init; }

    [Description("Only the wording changes.")]
    public required IReadOnlyList<ChangedResponsibility> ChangeWording { get; init; }

    public required IReadOnlyList<LinkedResponsibilityV1> Added { get; init; }

    [Description("With their addresses in the earlier version.")]
    public required IReadOnlyList<LinkedResponsibilityV1> Retired { get; init; }

    [Description("Changes of parties, columns, sources and texts of the matrix.")]
    public required IReadOnlyList<ChangeText> OtherChanges { get; init; }
}
