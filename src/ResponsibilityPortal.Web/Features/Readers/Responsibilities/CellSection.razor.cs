using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

public sealed partial class CellSection
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required Responsibility Responsibility { get; set; }

    [Parameter, EditorRequired]
    public required HostingModel Model { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private Assignment? Cell => Responsibility.In(Model.Slug);

    private List<string> Absent => [.. Matrix.Parties.Where(party => !Model.Parties.Contains(party.Slug)).Select(party => party.Name)];

    /// <summary>The answer as it can stand in a ticket: what holds, by which version, since when, and where to look it up.</summary>
    private string Answer
    {
        get
        {
            var version = Source.Published.Version;
            var address = Urls.Absolute(Urls.Responsibility(Source.Slug, version.Number, Responsibility.Slug, Model.Slug));
            return $"{OwnershipSentence.OfAnswer(Matrix, Responsibility, Model)} ({Matrix.Title}, version {version.Number}, published {Wording.Day(version.PublishedAt)}, {Wording.Standing(Matrix.Standing)}: {address})";
        }
    }

    /// <summary>The parties present in this model: accountable first, then contributing, then those without a part.</summary>
    private IEnumerable<(Party Party, Part Part)> Parts() =>
        from party in Matrix.Parties
        where Model.Parties.Contains(party.Slug)
        let part = Cell?.PartOf(party.Slug) ?? Part.None
        orderby part descending
        select (party, part);
}
