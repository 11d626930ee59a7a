using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

public sealed partial class IdentityForms
{
    private PasskeyOffer? _passkey;
    private string? _problem;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required IdentityCheck Check { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [Parameter, EditorRequired]
    public required SignedIn Who { get; set; }

    /// <summary>The sign-in methods that the user can choose from.</summary>
    [Parameter, EditorRequired]
    public required OwnCredentials Own { get; set; }

    [SupplyParameterFromForm]
    public string? ConfirmSeal { get; set; }

    [SupplyParameterFromForm]
    public string? PasskeyCredential { get; set; }

    [SupplyParameterFromForm]
    public string? ConfirmPassword { get; set; }

    [SupplyParameterFromForm]
    public string? ConfirmCode { get; set; }

    protected override async Task OnInitializedAsync() =>
        _passkey = Own.Passkeys.Count > 0 ? await Check.OfferPasskeyAsync(Http, Who) : null;

    private async Task PasskeyAsync() => Show(await Check.WithPasskeyAsync(Http, Who, ConfirmSeal, PasskeyCredential));

    private async Task PasswordAsync() => Show(await Check.WithPasswordAsync(Http, Who, ConfirmPassword ?? "", ConfirmCode));

    private void Show(IdentityCheckOutcome outcome)
    {
        switch (outcome)
        {
            case IdentityCheckOutcome.Confirmed:
                Navigation.NavigateTo(Urls.Account);
                break;
            case IdentityCheckOutcome.TooMany:
                Http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                _problem = "Too many attempts. Wait a minute, then try again.";
                break;
            default:
                _problem =
                    "That didn't work. Check what you typed. After several failed attempts the password is locked for a few minutes.";
                break;
        }
    }
}
