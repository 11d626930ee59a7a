using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Comparing;

public sealed partial class ComparePage
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required ComparedSides Choice { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private HostingModelComparison? Comparison { get; set; }

    private List<ComparedSide> Deployments => [.. Matrix.Deployments.Select(deployment => ComparedSide.Of(deployment, Matrix))];

    private List<ComparedSide> Models => [.. Matrix.HostingModels.Select(ComparedSide.Of)];

    private string Noun => Choice.AreDeployments ? "deployment" : Matrix.ColumnKind.Singular;

    private string Nouns => Choice.AreDeployments ? "deployments" : Matrix.ColumnKind.Plural;

    private string Heading => Comparison is null ? $"Compare {Nouns}" : $"From {Comparison.From.Name} to {Comparison.To.Name}";

    private string Canonical =>
        Comparison is null ? Urls.Compare(Source.Slug)
        : Choice.AreDeployments ? Urls.CompareDeployments(Source.Slug, Comparison.From.Slug, Comparison.To.Slug)
        : Urls.Compare(Source.Slug, Comparison.From.Slug, Comparison.To.Slug);

    /// <summary>The comparison in one sentence or two: "You hand over 36 duties and take on none. 2 change hands between others."</summary>
    private string Summary
    {
        get
        {
            var between = Comparison!.MoveBetweenOthers.Count;
            var others =
                $"{Wording.Count(between, "duty changes", "duties change")} hands{(Comparison.You is null ? "" : " between others")}.";
            if (Comparison.You is not { } you)
            {
                return others;
            }

            var (taken, handed) = (Comparison.BecomeYours.Count, Comparison.LeaveYou.Count);
            var (who, take, hand, become) =
                you.Slug == Party.ReaderSlug
                    ? ("You", "take on", "hand over", "become")
                    : (you.Name, "takes on", "hands over", "becomes");
            var words = (taken, handed) switch
            {
                (0, 0) => $"{who} {take} no duties and {hand} none.",
                (0, _) => $"{who} {hand} {Duties(handed)} and {take} none.",
                (_, 0) => $"{who} {take} {Duties(taken)} and {hand} none.",
                _ => $"{who} {hand} {Duties(handed)} and {take} {taken}.",
            };
            var still = StillYours.Of(Comparison.BecomeYoursAlone.Count, Comparison.BecomeJointlyYours.Count) is { } sharing
                ? $" {who} {become} {sharing}."
                : "";
            return $"{words}{still}{(between == 0 ? "" : $" {others}")}";
        }
    }

    protected override void OnParametersSet()
    {
        var you = Matrix.Parties.FirstOrDefault(party => party.Slug == Source.Filter.Party) ?? Matrix.ReadersParty;
        Comparison =
            Choice is { From: { } from, To: { } to } && from.Slug != to.Slug
                ? new HostingModelComparison(Source.Published.Index, from, to, you)
                : null;
    }

    private static string Duties(int count) => Wording.Count(count, "duty", "duties");

    private IEnumerable<(string Heading, List<MatrixRow> Rows, bool IsNew)> Sections()
    {
        var comparison = Comparison!;
        if (comparison.You is { } you)
        {
            var yours = you.Slug == Party.ReaderSlug ? "yours" : $"{you.Name}'s";
            yield return ($"Newly {yours}", comparison.BecomeYours, true);
            yield return ($"No longer {yours}", comparison.LeaveYou, false);
            if (comparison.BecomePartlyYours.Count > 0)
            {
                yield return ($"Partly {yours}", comparison.BecomePartlyYours, true);
            }

            if (comparison.BecomeYoursAlone.Count > 0)
            {
                yield return ($"Still {yours}, but alone", comparison.BecomeYoursAlone, true);
            }

            if (comparison.BecomeJointlyYours.Count > 0)
            {
                yield return ($"Still {yours}, but jointly with other parties", comparison.BecomeJointlyYours, true);
            }
        }

        yield return ("Changes hands between others", comparison.MoveBetweenOthers, false);
        yield return ("Same accountable party, different contributors", comparison.ChangeContributors, false);
        yield return ("No change", comparison.StayTheSame, false);
    }
}
