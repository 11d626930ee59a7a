using System.ComponentModel;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>A cell of a draft.</summary>
internal sealed record AssignmentV1(
    [property: Description("Slug of the row.")] string Responsibility,
    [property: Description("Slug of the column.")] string HostingModel,
    [property: Description("Slug of the accountable party; null for a cell that is not yet assessed, shared or not applicable.")]
        string? Accountable,
    [property: Description("Slugs of the parties that share accountability, in the order of the matrix's parties; empty for most cells.")]
        IReadOnlyList<string> JointlyAccountable,
    [property: Description("Why the duty is not applicable in this column; null when it is applicable.")] string? NotApplicable,
    [property: Description("Slugs of the contributing parties, in the order of the matrix's parties.")] IReadOnlyList<string> Contributing,
    [property: Description("What each party does, by slug of the party.")] IReadOnlyDictionary<string, string> Notes,
    [property: Description("The basis of the assignment: sourced, industry-practice or judgement.")] string? Basis,
    [property: Description("How the customer does its part: configures or provides.")] string? CustomerPart,
    [property: Description("How the parties share the cell: independent or dependent.")] string? Sharing,
    [property: Description("Slugs of the sources of the cell, in addition to those of the row.")] IReadOnlyList<string> Sources,
    [property: Description("The state of the cell, which is its entity tag. To edit the cell, send it in quotes as If-Match.")]
        string Version,
    [property: Description("The last edit since the latest version; null if the cell is as published.")] EditV1? Edit
)
{
    public static AssignmentV1 Of(DraftCell cell)
    {
        var written = AssignmentFormat.Write(cell.Content);
        return new AssignmentV1(
            cell.Key.Responsibility,
            cell.Key.HostingModel,
            cell.Content.Accountable,
            [.. cell.Content.JointlyAccountable],
            cell.Content.NotApplicable,
            [.. cell.Content.Contributing],
            cell.Content.Notes.ToDictionary(note => note.Party, note => note.Text, StringComparer.Ordinal),
            Word("basis"),
            Word("customerPart"),
            Word("sharing"),
            [.. cell.Content.Sources],
            cell.Version.ToString(),
            cell.Edit is { } edit ? new EditV1(new ActorV1(edit.By.Id, edit.By.Name), UtcInstant.Format(edit.At), edit.Reason) : null
        );

        string? Word(string property) => ((JsonValue?)written[property])?.GetValue<string>();
    }
}
