using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Browsing;

public sealed partial class Checklist
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private Party? You => View.You;

    private bool IsReader => You?.Slug == Party.ReaderSlug;

    private IEnumerable<(Part Part, string Id, string Heading)> Sections() =>
    [
        (Part.Accountable, "yours", IsReader ? "Yours" : $"{You!.Name} is accountable"),
        (Part.Contributing, "you-contribute", IsReader ? "You contribute" : $"{You!.Name} contributes"),
        (Part.None, "not-yours", IsReader ? "Not yours" : $"{You!.Name} has no part"),
    ];

    /// <summary>Who does what in a cell, "you" first, then the accountable party, then the others.</summary>
    private IEnumerable<(string Words, string? Note, bool IsYou)> PartsIn(Assignment cell)
    {
        if (cell.Accountable is null)
        {
            return [("Not yet assessed", null, false)];
        }

        return
            from party in View.Matrix.Parties
            let part = cell.PartOf(party.Slug)
            where part != Part.None
            let isYou = party == You
            orderby isYou descending, part descending
            select (Words(party, part, isYou), cell.NoteOf(party.Slug), isYou);
    }

    private string Words(Party party, Part part, bool isYou) => (isYou && IsReader, part) switch
    {
        (true, Part.Accountable) => "You are accountable",
        (true, _) => "You contribute",
        (false, Part.Accountable) => $"{party.Name} is accountable",
        _ => $"{party.Name} contributes",
    };
}
