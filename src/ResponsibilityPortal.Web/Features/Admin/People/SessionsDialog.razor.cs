using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.People;

public sealed partial class SessionsDialog
{
    private IReadOnlyList<OpenSession> _sessions = [];
    private string? _problem;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Inject]
    public required PersonSessions Sessions { get; set; }

    /// <summary>The administrator who looks.</summary>
    [Parameter, EditorRequired]
    public required Actor Actor { get; set; }

    /// <summary>Whose sessions are shown.</summary>
    [Parameter, EditorRequired]
    public required Person Person { get; set; }

    protected override Task OnInitializedAsync() => ReadAsync();

    private static string Words(OpenSession session) =>
        $"{session.Browser ?? "Unknown browser"}{(session.From is { } from ? $" at {from}" : "")}, with {session.Method}, since {Wording.Moment(session.StartedAt)}, last used {Wording.Moment(session.SeenAt)}";

    private async Task EndAsync(Guid? session)
    {
        _problem = await Sessions.EndAsync(Actor, Person.Id, session, CancellationToken.None) is PeopleOutcome.NotDone(var refusal)
            ? RefusalWords.Of(refusal)
            : null;
        await ReadAsync();
    }

    private async Task ReadAsync() => _sessions = await Sessions.ListAsync(Actor, Person.Id, CancellationToken.None) ?? [];
}
