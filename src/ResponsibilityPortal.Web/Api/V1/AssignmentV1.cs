using System.ComponentModel;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>A cell of a draft as programs see it.</summary>
internal sealed record AssignmentV1(
    [property: Description("Slug of the row.")] string Responsibility,
    [property: Description("Slug of the column.")] string HostingModel,
    [property: Description("Slug of the party that answers for the duty; null while not yet assessed.")] string? Accountable,
    [property: Description("Slugs of the parties that have a part beside it, in the order of the matrix's parties.")] IReadOnlyList<string> Contributing,
    [property: Description("What each party does, by its slug.")] IReadOnlyDictionary<string, string> Notes,
    [property: Description("What the claim rests on: sourced, industry-practice or judgement.")] string? Basis,
    [property: Description("How the customer does its part: configures or provides.")] string? CustomerPart,
    [property: Description("How the parties share the cell: independent or dependent.")] string? Sharing,
    [property: Description("The state of the cell; its entity tag. Send it in quotes as If-Match with an edit.")] string Version,
    [property: Description("The last edit since the latest version; null while the cell is as published.")] EditV1? Edit)
{
    public static AssignmentV1 Of(DraftCell cell)
    {
        var written = AssignmentFormat.Write(cell.Content);
        return new AssignmentV1(
            cell.Key.Responsibility,
            cell.Key.HostingModel,
            cell.Content.Accountable,
            [.. cell.Content.Contributing],
            cell.Content.Notes.ToDictionary(note => note.Party, note => note.Text, StringComparer.Ordinal),
            Word("basis"),
            Word("customerPart"),
            Word("sharing"),
            cell.Version.ToString(),
            cell.Edit is { } edit ? new EditV1(new ActorV1(edit.By.Id, edit.By.Name), UtcInstant.Format(edit.At), edit.Reason) : null);

        string? Word(string property) => ((JsonValue?)written[property])?.GetValue<string>();
    }
}
