using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Joining;

/// <summary>Where the one-time link of an invited person leads. A link that does not work never gets here.</summary>
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

    /// <summary>Where users with a role work; without one there is only the account.</summary>
    private string Next => _account!.Roles == Roles.None ? Urls.Account : Urls.Admin;

    private async Task JoinAsync(Credential credential)
    {
        var (session, codes) = await Invitations.JoinAsync(Token, credential, Client.Of(Http), Http.RequestAborted);
        if (session is not { } started)
        {
            _problem = "The link was used or ran out in the meantime. Nothing was changed.";
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
