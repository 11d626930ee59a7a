using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

public sealed partial class SessionForms
{
    private IReadOnlyList<OpenSession> _sessions = [];
    private IReadOnlyList<SignInRecord> _history = [];

    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    public required OwnSessions Sessions { get; set; }

    [Parameter, EditorRequired]
    public required SignedIn Who { get; set; }

    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task EndAsync(Guid session)
    {
        await Sessions.EndAsync(Who, session, Http.RequestAborted);
        await ReadAsync();
    }

    private async Task EndOthersAsync()
    {
        await Sessions.EndOthersAsync(Who, Http.RequestAborted);
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _sessions = await Sessions.ListAsync(Who, Http.RequestAborted);
        _history = await Sessions.LatestAsync(Who, Http.RequestAborted);
    }
}
