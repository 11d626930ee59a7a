using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>Who has an account, and what they may do.</summary>
public sealed partial class PeoplePage
{
    private SignedIn? _who;
    private IReadOnlyList<Person>? _people;
    private readonly List<ShownLink> _links = [];
    private ElementReference _shown;
    private bool _focusShown;

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required PeopleRegister Register { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Messages { get; set; }

    private bool IsAdmin => _who?.HasAny(Roles.Admin) == true;

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        await ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusShown)
        {
            // The list may be long, and the button that was pressed at its end.
            _focusShown = false;
            await _shown.FocusAsync();
        }
    }

    private async Task ReadAsync() => _people = _who is null ? [] : await Register.ListAsync(_who.Actor, CancellationToken.None) ?? [];

    private Task AddAsync() => AskAsync("Add a person", new PersonForm(), form =>
        ActAsync(Register.AddAsync(new AddPerson(form.Name, form.Email, form.Roles, form.LastDay), NewChange(form), CancellationToken.None), form.Name));

    private Task ChangeAsync(Person person) => AskAsync($"Change {person.Name}", PersonForm.Of(person), form =>
        ActAsync(Register.ChangeAsync(new ChangePerson(person.Id, person.Rights, form.Rights, new PersonIdentity(person.Name, person.Email), form.Identity), NewChange(form), CancellationToken.None), person.Name));

    private async Task InviteAsync(Person person)
    {
        var operation = Guid.CreateVersion7();
        Func<string?, Task<string?>> save = reason =>
            ActAsync(Register.InviteAsync(person.Id, new Change(_who!.Actor, operation, reason), CancellationToken.None), person.Name);
        var dialog = await Dialogs.ShowAsync<NewLinkDialog>(
            $"New link for {person.Name}", new DialogParameters<NewLinkDialog> { { view => view.Person, person }, { view => view.Save, save } });
        await dialog.Result;
    }

    private async Task ShowSessionsAsync(Person person)
    {
        var dialog = await Dialogs.ShowAsync<SessionsDialog>(
            $"Sessions of {person.Name}",
            new DialogParameters<SessionsDialog> { { view => view.Actor, _who!.Actor }, { view => view.Person, person } });
        await dialog.Result;
        await ReadAsync();
    }

    private async Task AskAsync(string title, PersonForm form, Func<PersonForm, Task<string?>> save)
    {
        var dialog = await Dialogs.ShowAsync<PersonDialog>(
            title, new DialogParameters<PersonDialog> { { view => view.Form, form }, { view => view.Save, save } });
        await dialog.Result;
    }

    private Change NewChange(PersonForm form) => new(_who!.Actor, form.OperationId, string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim());

    /// <summary>Shows what a command came to.</summary>
    /// <returns>Why nothing was done; null when all is as wished.</returns>
    private async Task<string?> ActAsync(Task<PeopleOutcome> command, string name)
    {
        var problem = Show(await command, name);
        await ReadAsync();
        StateHasChanged();
        return problem;
    }

    private string? Show(PeopleOutcome outcome, string name)
    {
        switch (outcome)
        {
            case PeopleOutcome.Invited invited:
                // An earlier link of the same person stopped working.
                _links.RemoveAll(link => link.Invited.PersonId == invited.PersonId);
                _links.Insert(0, new ShownLink(name, invited));
                _focusShown = true;
                return null;
            case PeopleOutcome.Done or PeopleOutcome.Unchanged:
                Messages.Add(PeopleWords.Of(outcome, name), outcome.IsDone ? Severity.Success : Severity.Normal);
                return null;
            default:
                return PeopleWords.Of(outcome, name);
        }
    }
}
