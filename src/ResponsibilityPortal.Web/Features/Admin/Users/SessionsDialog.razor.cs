using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

public sealed partial class SessionsDialog
{
    private IReadOnlyList<OpenSession> _sessions = [];
    private string? _problem;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Inject]
    public required UserSessions Sessions { get; set; }

    /// <summary>The administrator who views the sessions.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>The user whose sessions are shown.</summary>
    [Parameter, EditorRequired]
    public required User User { get; set; }

    protected override Task OnInitializedAsync() => ReadAsync();

    private static string Words(OpenSession session) =>
        $"{session.Browser ?? "Unknown browser"}{(session.From is { } from ? $" at {from}" : "")}, with {session.Method}, since "
            + $"{Wording.Moment(session.StartedAt)}, last used {Wording.Moment(session.SeenAt)}";

    private async Task EndAsync(Guid? session)
    {
        _problem = await Sessions.EndAsync(Actor, User.Id, session, CancellationToken.None) is UserOutcome.NotDone(var refusal)
            ? RefusalWords.Of(refusal)
            : null;
        await ReadAsync();
    }

    private async Task ReadAsync() => _sessions = await Sessions.ListAsync(Actor, User.Id, CancellationToken.None) ?? [];
}
