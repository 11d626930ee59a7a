using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>The page of a user's own account: sign-in methods, sessions, sign-in history and name.</summary>
public sealed partial class AccountPage
{
    /// <summary>Prefixes of the names of forms that change the user's sign-in methods.</summary>
    private static readonly string[] Changes = ["remove-", "renew-", "enrol-"];

    /// <summary>The prefix of the names of forms that only confirm the user's identity.</summary>
    private const string Confirmation = "confirm-";

    private SignedIn _who = null!;
    private OwnCredentials? _own;
    private NewAccount? _account;
    private IReadOnlyList<string>? _codes;
    private string? _problem;
    private bool _showsCheck;
    private bool _showsChanges;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required OwnAccount Own { get; set; }

    [Inject]
    public required IdentityCheck Check { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    [SupplyParameterFromForm]
    public string? Name { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _who = SignedIn.From(Http.User)!;
        _account = new NewAccount(_who.UserId, _who.Name, _who.Email);
        await ReadAsync();

        // The framework finds a submitted form only if the page contains that form.
        if (Http.Request.HasFormContentType && Http.Request.Form["_handler"].ToString() is { Length: > 0 } form)
        {
            _showsCheck |= form.StartsWith(Confirmation, StringComparison.Ordinal);
            _showsChanges |= Array.Exists(Changes, change => form.StartsWith(change, StringComparison.Ordinal));
        }
    }

    private async Task ReadAsync()
    {
        _own = await Own.FindAsync(_who);
        _showsChanges = await Check.IsConfirmedAsync(_who, Http.RequestAborted);
        _showsCheck = !_showsChanges;
    }

    private async Task AddAsync(Credential credential) => await ShowAsync(await Own.AddAsync(_who, credential, Http.RequestAborted));

    private async Task RemovePasskeyAsync(string id) => await ShowAsync(await Own.RemovePasskeyAsync(_who, id, Http.RequestAborted));

    private async Task RemovePasswordAsync() => await ShowAsync(await Own.RemovePasswordAsync(_who, Http.RequestAborted));

    private async Task RenewCodesAsync() => await ShowAsync(await Own.RenewRecoveryCodesAsync(_who, Http.RequestAborted));

    private async Task RenameAsync()
    {
        _problem = await Own.RenameAsync(_who, Name, Http.RequestAborted);
        if (_problem is null)
        {
            Navigation.NavigateTo(Urls.Account);
        }
    }

    private async Task ShowAsync(OwnOutcome outcome)
    {
        _codes = outcome is OwnOutcome.Done { RecoveryCodes: { Count: > 0 } codes } ? codes : null;
        _problem = OwnWords.ProblemOf(outcome);
        await ReadAsync();
    }
}
