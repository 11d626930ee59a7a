using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>What a cell is to say, as in the exchange format, and why. It describes the body; the exchange format's own reader reads it.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record AssignmentEditV1
{
    [Description("Slug of the party that answers for the duty; left out for a cell that is not yet assessed.")]
    public string? Accountable { get; init; }

    [Description("Slugs of the parties that have a part beside it.")]
    public IReadOnlyList<string>? Contributing { get; init; }

    [Description("What each party does, by its slug.")]
    public IReadOnlyDictionary<string, string>? Notes { get; init; }

    [Description("What the claim rests on: sourced, industry-practice or judgement.")]
    public string? Basis { get; init; }

    [Description("How the customer does its part: configures or provides.")]
    public string? CustomerPart { get; init; }

    [Description("How the parties share the cell: independent or dependent.")]
    public string? Sharing { get; init; }

    [Description("Why the cell is edited, for the log.")]
    [MaxLength(Change.ReasonMaxLength)]
    public string? Reason { get; init; }
}
