using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>What a cell is to say, as in the exchange format, and why.</summary>
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

    /// <summary>Reads a body strictly, as the exchange format reads a cell: every problem in one go, nothing half-read.</summary>
    /// <param name="model">Slug of its column, which the body does not name.</param>
    /// <param name="problems">What is wrong, with JSON Pointers; empty when it was read.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static Assignment? Read(JsonElement body, string model, out string? reason, out ValueList<MatrixProblem> problems) =>
        AssignmentFormat.ReadEdit(body, model, out reason, out problems);
}
