using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Components.Shared;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The styles of the parties in the grid of a draft, and the letters with which users enter them.</summary>
public sealed class GridStyles(DraftFrame frame)
{
    /// <summary>By slug.</summary>
    public IReadOnlyDictionary<string, Party> Parties { get; } =
        frame.Content.Parties.ToDictionary(party => party.Slug, StringComparer.Ordinal);

    /// <summary>Classes of the stylesheet, by the slug of a party.</summary>
    public IReadOnlyDictionary<string, string> Classes { get; } =
        frame.Content.Parties.ToDictionary(
            party => party.Slug,
            party => AssignmentMarkup.ClassOf(frame.Content, party.Slug),
            StringComparer.Ordinal
        );

    /// <summary>For editor.js: "P:cloud-provider Y:yugabyte".</summary>
    public string Letters { get; } = string.Join(' ', frame.Content.Parties.Select(party => $"{party.Letter}:{party.Slug}"));
}
