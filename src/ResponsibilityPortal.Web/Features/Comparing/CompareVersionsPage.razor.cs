using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Comparing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Comparing;

public sealed partial class CompareVersionsPage
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required ComparedVersions Choice { get; set; }

    /// <summary>Null when there are no two different versions to compare.</summary>
    [Parameter, EditorRequired]
    public required VersionComparison? Comparison { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private string Title => Comparison is null ? "Compare versions" : $"From version {Choice.From!.Number} to version {Choice.To!.Number}";

    private string Canonical => Comparison is null
        ? Urls.Compare(Source.Slug)
        : Urls.CompareVersions(Source.Slug, Choice.From!.Number, Choice.To!.Number);

    /// <summary>The versions that made the difference, when the later one follows the earlier.</summary>
    private List<MatrixVersion> Between =>
        [.. Source.Versions.All.Where(version => version.Number > Choice.From!.Number && version.Number <= Choice.To!.Number)];

    private bool IsReader => Comparison!.You?.Slug == Party.ReaderSlug;

    private string Summary => ChangeSummary.Of(Comparison!);

    private IEnumerable<(string Heading, List<RowComparison> Rows)> Sections()
    {
        var comparison = Comparison!;
        if (comparison.You is { } you)
        {
            yield return (IsReader ? "Become yours" : $"Become {you.Name}'s", comparison.BecomeYours);
            yield return (IsReader ? "Leave you" : $"Leave {you.Name}", comparison.LeaveYou);
        }

        yield return (comparison.You is null ? "Accountability moves" : "Accountability moves between others", comparison.MoveBetweenOthers);
        yield return ("Same accountable party, other contributors", comparison.ChangeContributors);
        yield return ("Only in other words", comparison.ChangeWording);
    }

    private IEnumerable<(string Heading, List<Responsibility> Rows, int Version)> Lists()
    {
        yield return ("Added", Comparison!.Added, Choice.To!.Number);
        yield return ("Retired", Comparison.Retired, Choice.From!.Number);
    }

    private RenderFragment Options(MatrixVersion? chosen) => builder =>
    {
        foreach (var version in Source.Versions.All)
        {
            builder.OpenElement(0, "option");
            builder.SetKey(version.Number);
            builder.AddAttribute(1, "value", version.Number);
            builder.AddAttribute(2, "selected", version == chosen);
            builder.AddContent(3, $"{version.Number}, {Wording.Day(version.PublishedAt)}");
            builder.CloseElement();
        }
    };
}
