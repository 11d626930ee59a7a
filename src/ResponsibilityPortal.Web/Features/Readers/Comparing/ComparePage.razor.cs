using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Comparing;

public sealed partial class ComparePage
{
    private OwnershipMarkup _ownership = null!;

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required ComparedModels Choice { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private HostingModelComparison? Comparison { get; set; }

    private string Title => Comparison is null ? "Compare hosting models" : $"From {Comparison.From.Name} to {Comparison.To.Name}";

    private string Canonical => Comparison is null
        ? Urls.Compare(Source.Slug)
        : Urls.Compare(Source.Slug, Comparison.From.Slug, Comparison.To.Slug);

    private string Summary
    {
        get
        {
            if (Comparison!.You is not { } you)
            {
                return $"{Wording.Count(Comparison.MoveBetweenOthers.Count, "duty changes", "duties change")} hands.";
            }

            var isReader = you.Slug == Party.ReaderSlug;
            var (yours, leave) = isReader ? ("yours", "leave you") : ($"{you.Name}'s", $"leave {you.Name}");
            return $"{Wording.Count(Comparison.BecomeYours.Count, $"duty becomes {yours}", $"duties become {yours}")}, {Comparison.LeaveYou.Count} {leave}, {Comparison.MoveBetweenOthers.Count} move between others.";
        }
    }

    protected override void OnParametersSet()
    {
        _ownership = new OwnershipMarkup(Matrix);
        var you = Matrix.Parties.FirstOrDefault(party => party.Slug == Source.Filter.Party) ?? Matrix.ReadersParty;
        Comparison = Choice is { From: { } from, To: { } to } && from != to
            ? new HostingModelComparison(Source.Published.Index, from, to, you)
            : null;
    }

    private IEnumerable<(string Heading, List<MatrixRow> Rows)> Sections()
    {
        var comparison = Comparison!;
        if (comparison.You is { } you)
        {
            var isReader = you.Slug == Party.ReaderSlug;
            yield return (isReader ? "Become yours" : $"Become {you.Name}'s", comparison.BecomeYours);
            yield return (isReader ? "Leave you" : $"Leave {you.Name}", comparison.LeaveYou);
        }

        yield return ("Accountability moves between others", comparison.MoveBetweenOthers);
        yield return ("Same accountable party, other contributors", comparison.ChangeContributors);
        yield return ("Stay the same", comparison.StayTheSame);
    }

    private RenderFragment Options(HostingModel? chosen) => builder =>
    {
        foreach (var (index, model) in Matrix.HostingModels.Index())
        {
            builder.OpenElement(0, "option");
            builder.SetKey(index);
            builder.AddAttribute(1, "value", model.Slug);
            builder.AddAttribute(2, "selected", model == chosen);
            builder.AddContent(3, model.Name);
            builder.CloseElement();
        }
    };
}
