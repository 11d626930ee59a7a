using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>
/// The page that the setup link opens. A link that doesn't work is refused before it gets here (<see cref="SetupLinkAttribute"/>).
/// </summary>
public sealed partial class SetupPage
{
    private const string LinkIsOver = "The link has expired or was already used. Nothing was changed.";

    private NewAccount? _account;
    private string? _problem;
    private IReadOnlyList<string>? _codes;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required AdministratorSetup Setup { get; set; }

    [Inject]
    public required SetupLink Link { get; set; }

    [Inject]
    public required Enrolment Enrolment { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.TokenKey)]
    public string? Token { get; set; }

    [SupplyParameterFromForm]
    public string? Name { get; set; }

    [SupplyParameterFromForm]
    public string? Email { get; set; }

    /// <summary>The sealed account from the step before.</summary>
    [SupplyParameterFromForm]
    public string? Who { get; set; }

    protected override void OnInitialized() => _account = Enrolment.Unseal(Who);

    private async Task IntroduceAsync()
    {
        var (name, email) = (Name?.Trim() ?? "", Email?.Trim() ?? "");
        _problem = UserRules.Problem(name, email);
        if (_problem is null)
        {
            _account = await Setup.IntroduceAsync(Token, name, email, Http.RequestAborted);
            _problem = _account is null ? LinkIsOver : null;
        }
    }

    private async Task ClaimAsync(Credential credential)
    {
        var (state, session, codes) = await Setup.ClaimAsync(Token, _account!, credential, Client.Of(Http), Http.RequestAborted);
        if (state != SetupState.Open)
        {
            _problem = LinkIsOver;
            return;
        }

        await SessionCookie.SignInAsync(Http, session, Clock);
        Link.Forget();
        if (codes.Count > 0)
        {
            _codes = codes;
        }
        else
        {
            Navigation.NavigateTo(Urls.Admin);
        }
    }
}
