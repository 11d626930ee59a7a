using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>Asks for confirmation before a new one-time link is created for an existing user.</summary>
public sealed partial class NewLinkDialog
{
    private string _reason = "";

    [Parameter, EditorRequired]
    public required User User { get; set; }

    /// <summary>The reason, for the log; null for none.</summary>
    protected override string? Input => string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim();
}
