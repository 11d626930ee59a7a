using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>A person's own account: ways to sign in, recovery codes, sign-out.</summary>
public sealed partial class AccountPage
{
    private SignedIn _who = null!;
    private OwnCredentials? _own;
    private NewAccount? _account;
    private IReadOnlyList<string>? _codes;
    private string? _problem;

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required OwnAccount Own { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _who = SignedIn.From(Http.User)!;
        _account = new NewAccount(_who.PersonId, _who.Name, _who.Email);
        await ReadAsync();
    }

    private async Task ReadAsync() => _own = await Own.FindAsync(_who);

    private async Task AddAsync(Credential credential)
    {
        var codes = await Own.AddAsync(_who, credential, Http.RequestAborted);
        _codes = codes is { Count: > 0 } ? codes : null;
        await DoneAsync(codes is not null);
    }

    private async Task RemovePasskeyAsync(string id) => await DoneAsync(await Own.RemovePasskeyAsync(_who, id, Http.RequestAborted));

    private async Task RemovePasswordAsync() => await DoneAsync(await Own.RemovePasswordAsync(_who, Http.RequestAborted));

    private async Task RenewCodesAsync()
    {
        _codes = await Own.RenewRecoveryCodesAsync(_who, Http.RequestAborted);
        await DoneAsync(_codes is not null);
    }

    private async Task DoneAsync(bool isDone)
    {
        _problem = isDone ? null : $"That could not be done: one way to sign in must remain, and there can be {Enrolment.PasskeysMax} passkeys at most.";
        await ReadAsync();
    }
}
