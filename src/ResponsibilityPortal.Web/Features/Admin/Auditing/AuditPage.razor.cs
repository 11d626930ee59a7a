using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Shows the log in words, filtered as the address specifies.</summary>
public sealed partial class AuditPage
{
    private AuditPageOf? _page;
    private bool _isRead;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required AuditLog Log { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [SupplyParameterFromQuery]
    public string? Stream { get; set; }

    [SupplyParameterFromQuery]
    public string? Who { get; set; }

    [SupplyParameterFromQuery]
    public string? Action { get; set; }

    [SupplyParameterFromQuery]
    public string? Matrix { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    [SupplyParameterFromQuery]
    public string? Operation { get; set; }

    [SupplyParameterFromQuery]
    public long? Before { get; set; }

    private AuditFilter Filter { get; set; } = new();

    /// <summary>The matrices in the filter, including the requested one, even if it no longer exists.</summary>
    private IEnumerable<(string Slug, string Title)> Matrices =>
        _page is null ? []
        : Filter.Matrix is not { } asked || _page.Matrices.Any(matrix => matrix.Slug == asked) ? _page.Matrices
        : _page.Matrices.Append((asked, asked));

    protected override async Task OnParametersSetAsync()
    {
        Filter = AuditFilter.Parse(key =>
            key switch
            {
                "stream" => Stream,
                "who" => Who,
                "action" => Action,
                "matrix" => Matrix,
                "from" => From,
                "operation" => Operation,
                _ => To,
            }
        );
        _page = SignedIn.From((await Authentication).User) is { } who
            ? await Log.ReadAsync(who.Actor, Filter, Before, CancellationToken.None)
            : null;
        _isRead = true;
    }
}
