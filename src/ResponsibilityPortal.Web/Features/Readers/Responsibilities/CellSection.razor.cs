using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Responsibilities;

public sealed partial class CellSection
{
    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required Responsibility Responsibility { get; set; }

    [Parameter, EditorRequired]
    public required HostingModel Model { get; set; }

    /// <summary>What the reader runs; null when that is not known.</summary>
    [Parameter]
    public Deployment? Deployment { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private Assignment? Cell => Responsibility.In(Model.Slug);

    private List<string> Absent => [.. Matrix.Parties.Where(party => !Model.Parties.Contains(party.Slug)).Select(party => party.Name)];

    /// <summary>
    /// The parties present in this hosting model: accountable first, then contributing, then those that are not involved.
    /// </summary>
    private IEnumerable<(Party Party, Part Part)> Parts() =>
        from party in Matrix.Parties
        where Model.Parties.Contains(party.Slug)
        let part = Cell?.PartOf(party.Slug) ?? Part.None
        orderby part descending
        select (party, part);
}
