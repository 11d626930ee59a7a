using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Accounts.SigningIn;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>Where the setup link leads. A link that does not work never gets here.</summary>
public sealed partial class SetupPage
{
    private const int NameMaxLength = Actor.NameMaxLength;
    private const int EmailMaxLength = PersonRules.EmailMaxLength;

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

    /// <summary>Who was introduced in the step before, sealed.</summary>
    [SupplyParameterFromForm]
    public string? Who { get; set; }

    protected override void OnInitialized() => _account = Enrolment.Unseal(Who);

    private async Task IntroduceAsync()
    {
        var (name, email) = (Name?.Trim() ?? "", Email?.Trim() ?? "");
        _problem = PersonRules.Problem(name, email);
        _account = _problem is null ? await Setup.IntroduceAsync(name, email) : null;
    }

    private async Task ClaimAsync(Credential credential)
    {
        var (state, session, codes) = await Setup.ClaimAsync(Token, _account!, credential, SignIn.From(Http), Http.RequestAborted);
        if (state != SetupState.Open)
        {
            _problem = "The link was used or ran out in the meantime. Nothing was changed.";
            return;
        }

        Link.Forget();
        await SessionCookie.SignInAsync(Http, session, Clock);
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
