using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Components.Shared;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>How the parties of a draft look in its grid, and by which letters they are typed.</summary>
public sealed class GridLooks(DraftFrame frame)
{
    /// <summary>By slug.</summary>
    public IReadOnlyDictionary<string, Party> Parties { get; } = frame.Content.Parties.ToDictionary(party => party.Slug, StringComparer.Ordinal);

    /// <summary>Classes of the stylesheet, by the slug of a party.</summary>
    public IReadOnlyDictionary<string, string> Classes { get; } = frame.Content.Parties
        .ToDictionary(party => party.Slug, party => OwnershipMarkup.ClassOf(frame.Content, party.Slug), StringComparer.Ordinal);

    /// <summary>For editor.js: "P:cloud-provider Y:yugabyte".</summary>
    public string Letters { get; } = string.Join(' ', frame.Content.Parties.Select(party => $"{party.Letter}:{party.Slug}"));
}
