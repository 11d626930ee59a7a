using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Accounts.SettingUp;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>The sign-in page. It shows the same message for all refusals.</summary>
public sealed partial class SignInPage
{
    private PasskeyOffer? _passkey;
    private string? _codeSeal;
    private string? _problem;
    private bool _isUnclaimed;
    private bool _hasEnded;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required SignIn SignIn { get; set; }

    [Inject]
    public required AdministratorSetup Setup { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.ReturnKey)]
    public string? ReturnUrl { get; set; }

    /// <summary>Set if the session of the browser has ended.</summary>
    [SupplyParameterFromQuery(Name = PortalUrls.EndedKey)]
    public string? Ended { get; set; }

    [SupplyParameterFromForm]
    public string? PasskeySeal { get; set; }

    [SupplyParameterFromForm]
    public string? PasskeyCredential { get; set; }

    [SupplyParameterFromForm]
    public string? Email { get; set; }

    [SupplyParameterFromForm]
    public string? Password { get; set; }

    [SupplyParameterFromForm]
    public string? CodeSeal { get; set; }

    [SupplyParameterFromForm]
    public string? Code { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _codeSeal = string.IsNullOrEmpty(CodeSeal) ? null : CodeSeal;
        if (_codeSeal is null)
        {
            _passkey = await SignIn.OfferPasskeyAsync(Http);
            _isUnclaimed = await Setup.FindAsync(null, Http.RequestAborted) == SetupState.Hidden;
            _hasEnded = await SessionCookie.HasEndedAsync(Http);
        }
    }

    private async Task PasskeyAsync() => await ShowAsync(await SignIn.WithPasskeyAsync(Http, PasskeySeal, PasskeyCredential));

    private async Task PasswordAsync() => await ShowAsync(await SignIn.WithPasswordAsync(Http, Email?.Trim() ?? "", Password ?? ""));

    private async Task CodeAsync() => await ShowAsync(await SignIn.WithCodeAsync(Http, CodeSeal, Code));

    private async Task ShowAsync(SignInOutcome outcome)
    {
        _problem = SignInWords.ProblemOf(outcome);
        switch (outcome)
        {
            case SignInOutcome.Started(var session, var roles):
                await SessionCookie.SignInAsync(Http, session, Clock);
                Navigation.NavigateTo(PortalUrls.LocalOr(ReturnUrl, roles == Roles.None ? Urls.Account : Urls.Admin));
                break;
            case SignInOutcome.NeedsCode(var seal):
                _codeSeal = seal;
                break;
            case SignInOutcome.TooMany:
                Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                break;
            case SignInOutcome.Expired:
                _codeSeal = null;
                _passkey ??= await SignIn.OfferPasskeyAsync(Http);
                break;
        }
    }
}
