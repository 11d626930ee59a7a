using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Comparing;

public sealed partial class CompareVersionsPage
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required UserNames People { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required ComparedVersions Choice { get; set; }

    /// <summary>Null when there are no two different versions to compare.</summary>
    [Parameter, EditorRequired]
    public required VersionComparison? Comparison { get; set; }

    /// <summary>The content of the earlier version; null when there is no comparison.</summary>
    [Parameter, EditorRequired]
    public required Matrix? Before { get; set; }

    /// <summary>The content of the later version; null when there is no comparison.</summary>
    [Parameter, EditorRequired]
    public required Matrix? After { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private string Title => Comparison is null ? "Compare versions" : $"From version {Choice.From!.Number} to version {Choice.To!.Number}";

    private string Description =>
        Comparison is null
            ? $"Choose two versions of {Matrix.Title} to see what changed."
            : $"{Matrix.Title}, {Title.ToLowerInvariant()}: {Summary}";

    private string Canonical =>
        Comparison is null ? Urls.Compare(Source.Slug) : Urls.CompareVersions(Source.Slug, Choice.From!.Number, Choice.To!.Number);

    /// <summary>The versions between which the differences arose, when the later one follows the earlier.</summary>
    private List<MatrixVersion> Between =>
        [.. Source.Versions.All.Where(version => version.Number > Choice.From!.Number && version.Number <= Choice.To!.Number)];

    /// <summary>
    /// Describes the state of a version. Returns nothing for a version that is or was in force, because that is the usual case.
    /// </summary>
    private string StateWords(MatrixVersion version) =>
        Source.Versions.StateOf(version, Source.InForce) switch
        {
            VersionState.Announced => $" (announced: applies from {Wording.Moment(Source.Versions.InForceFrom(version))})",
            VersionState.Overtaken => " (never in force)",
            VersionState.Withdrawn => " (withdrawn, never in force)",
            _ => "",
        };

    private static int CountOf(Matrix matrix, HostingModel model) => matrix.Responsibilities.Count(row => row.In(model.Slug) is not null);

    /// <summary>Returns in how many cells of a column each party is accountable.</summary>
    private static string Shares(Matrix matrix, HostingModel model)
    {
        var shares = matrix
            .Parties.Select(party =>
                (party.Name, Count: matrix.Responsibilities.Count(row => row.In(model.Slug)?.Accountable == party.Slug))
            )
            .Where(share => share.Count > 0)
            .Select(share => $"{share.Name} in {share.Count}")
            .ToList();
        if (matrix.Responsibilities.Count(row => row.In(model.Slug)?.IsJoint == true) is var shared and > 0)
        {
            shares.Add($"shared in {shared}");
        }

        return shares.Count == 0 ? "" : $"Accountable: {string.Join(", ", shares)}.";
    }

    private string Summary => ChangeSummary.Of(Comparison!);

    private RenderFragment Options(MatrixVersion? chosen) =>
        builder =>
        {
            foreach (var version in Source.Versions.All)
            {
                builder.OpenElement(0, "option");
                builder.SetKey(version.Number);
                builder.AddAttribute(1, "value", version.Number);
                builder.AddAttribute(2, "selected", version == chosen);
                builder.AddContent(3, $"{version.Number}, {Wording.Day(version.PublishedAt)}{StateWords(version)}");
                builder.CloseElement();
            }
        };
}
