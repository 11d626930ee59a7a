using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>The new content of a cell, as in the exchange format, and the reason.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record AssignmentEditV1
{
    [Description("Slug of the accountable party; omitted for a cell that is not yet assessed, shared or not applicable.")]
    public string? Accountable { get; init; }

    [Description("Slugs of two or more parties that share accountability. Only in a matrix that allows it, and only without accountable.")]
    public IReadOnlyList<string>? JointlyAccountable { get; init; }

    [Description("Why the duty is not applicable in this column. Then the cell has no parties and no notes.")]
    [MaxLength(Assignment.NotApplicableMaxLength)]
    public string? NotApplicable { get; init; }

    [Description("Slugs of the contributing parties.")]
    public IReadOnlyList<string>? Contributing { get; init; }

    [Description("What each party does, by slug of the party.")]
    public IReadOnlyDictionary<string, string>? Notes { get; init; }

    [Description("The basis of the assignment: sourced, industry-practice or judgement.")]
    public string? Basis { get; init; }

    [Description("How the customer does its part: configures or provides.")]
    public string? CustomerPart { get; init; }

    [Description("How the parties share the cell: independent or dependent.")]
    public string? Sharing { get; init; }

    [Description("Slugs of the sources of the cell, in addition to those of the row.")]
    public IReadOnlyList<string>? Sources { get; init; }

    [Description("The reason of the edit, for the audit log.")]
    [MaxLength(Change.ReasonMaxLength)]
    public string? Reason { get; init; }

    /// <summary>Reads a body strictly, as the exchange format reads a cell. Returns a complete edit, or all problems.</summary>
    /// <param name="model">Slug of the column, which the body doesn't name.</param>
    /// <param name="problems">What is wrong, with JSON Pointers. Empty when the body is valid.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static Assignment? Read(JsonElement body, string model, out string? reason, out ValueList<MatrixProblem> problems) =>
        AssignmentFormat.ReadEdit(body, model, out reason, out problems);
}
