using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Pages;

public sealed partial class MessagePage
{
    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required string Message { get; set; }

    /// <summary>The matrix in whose pages the reader was, or null.</summary>
    [Parameter]
    public string? Matrix { get; set; }

    /// <summary>Matrices to offer instead.</summary>
    [Parameter]
    public IReadOnlyList<(string Slug, string Title)> Matrices { get; set; } = [];

    /// <summary>Whether a search may find what the reader came for.</summary>
    [Parameter]
    public bool OffersSearch { get; set; }

    /// <summary>Whether the reader is known to have an account, and so may want to see or leave it.</summary>
    [Parameter]
    public bool IsSignedIn { get; set; }

    /// <summary>The ID to quote when reporting an error.</summary>
    [Parameter]
    public string? RequestId { get; set; }
}
