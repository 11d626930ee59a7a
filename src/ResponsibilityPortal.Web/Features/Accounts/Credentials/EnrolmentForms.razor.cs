using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

public sealed partial class EnrolmentForms
{
    private PasskeyOffer? _passkey;
    private AppOffer? _app;
    private string? _passkeyProblem;
    private string? _passwordProblem;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required Enrolment Enrolment { get; set; }

    /// <summary>The account that the credential is created for.</summary>
    [Parameter, EditorRequired]
    public required NewAccount Account { get; set; }

    /// <summary>Called with the new credential.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Credential> OnEnrolled { get; set; }

    [SupplyParameterFromForm]
    public string? PasskeySeal { get; set; }

    [SupplyParameterFromForm]
    public string? PasskeyCredential { get; set; }

    [SupplyParameterFromForm]
    public string? PasskeyName { get; set; }

    [SupplyParameterFromForm]
    public string? AppSeal { get; set; }

    [SupplyParameterFromForm]
    public string? Password { get; set; }

    [SupplyParameterFromForm]
    public string? Code { get; set; }

    private string Who => Enrolment.Seal(Account);

    protected override async Task OnInitializedAsync()
    {
        _app = Enrolment.OfferApp(Account, AppSeal);
        _passkey = await Enrolment.OfferPasskeyAsync(Http, Account);
    }

    private async Task PasskeyAsync()
    {
        if (await Enrolment.AcceptPasskeyAsync(Http, Account, PasskeySeal, PasskeyCredential, PasskeyName) is { } credential)
        {
            await OnEnrolled.InvokeAsync(credential);
        }
        else
        {
            _passkeyProblem = string.IsNullOrEmpty(PasskeyCredential)
                ? "No passkey was created. Passkeys need JavaScript. A password with an authenticator app works without it."
                : "The passkey couldn't be verified, or the form has expired. Try again.";
        }
    }

    private async Task PasswordAsync()
    {
        (var credential, _passwordProblem) = await Enrolment.AcceptPasswordAndAppAsync(
            Account,
            Password,
            Code,
            AppSeal,
            Http.RequestAborted
        );
        if (credential is not null)
        {
            await OnEnrolled.InvokeAsync(credential);
        }
    }
}
