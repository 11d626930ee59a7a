using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Joining;

/// <summary>
/// The page that an invitation link opens. A link that doesn't work is refused before it gets here (<see cref="InvitationAttribute"/>).
/// </summary>
public sealed partial class JoinPage
{
    private NewAccount? _account;
    private string? _problem;
    private IReadOnlyList<string>? _codes;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required Invitations Invitations { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.TokenKey)]
    public string? Token { get; set; }

    protected override async Task OnInitializedAsync() => _account = await Invitations.FindAsync(Token, Http.RequestAborted);

    /// <summary>
    /// The page where the new user works: the log for auditors, the matrices for the team. A user without a role has only the account page.
    /// </summary>
    private string Next =>
        _account!.Roles switch
        {
            Roles.None => Urls.Account,
            Roles.Auditor => Urls.Audit,
            _ => Urls.Admin,
        };

    private async Task JoinAsync(Credential credential)
    {
        var (session, codes) = await Invitations.JoinAsync(Token, credential, Client.Of(Http), Http.RequestAborted);
        if (session is not { } started)
        {
            _problem = "The link has expired or was already used. Nothing was changed.";
            return;
        }

        await SessionCookie.SignInAsync(Http, started, Clock);
        if (codes.Count > 0)
        {
            _codes = codes;
        }
        else
        {
            Navigation.NavigateTo(Next);
        }
    }
}
