using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.People;

/// <summary>Who has an account, and what they may do.</summary>
public sealed partial class PeoplePage
{
    private SignedIn? _who;
    private IReadOnlyList<Person>? _people;
    private PeopleOutcome.Invited? _link;
    private string? _linkFor;

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

    private async Task ReadAsync() => _people = _who is null ? [] : await Register.ListAsync(_who.Actor, CancellationToken.None) ?? [];

    private Task AddAsync() => AskAsync("Add a person", new PersonForm(), form =>
        ActAsync(Register.AddAsync(new AddPerson(form.Name, form.Email, form.Roles, form.LastDay), NewChange(form), CancellationToken.None), form.Name));

    private Task ChangeAsync(Person person) => AskAsync($"Change {person.Name}", PersonForm.Of(person), form =>
        ActAsync(Register.ChangeAsync(new ChangePerson(person.Id, person.Rights, form.Rights, new PersonIdentity(person.Name, person.Email), form.Identity), NewChange(form), CancellationToken.None), person.Name));

    private async Task InviteAsync(Person person)
    {
        var change = new Change(_who!.Actor, Guid.CreateVersion7(), null);
        if (await ActAsync(Register.InviteAsync(person.Id, change, CancellationToken.None), person.Name) is { } problem)
        {
            Messages.Add(problem, Severity.Error, options => options.RequireInteraction = true);
        }
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
                (_link, _linkFor) = (invited, name);
                return null;
            case PeopleOutcome.Done:
                Messages.Add($"{name} was changed.", Severity.Success);
                return null;
            case PeopleOutcome.Unchanged:
                Messages.Add("Nothing was changed.");
                return null;
            case PeopleOutcome.Stale(var current):
                return $"Somebody has changed {name} in the meantime; the roles are now: {RoleNames.Words(current.Roles)}. Nothing was changed. Cancel and look again.";
            case PeopleOutcome.Invalid(var problem):
                return problem;
            default:
                return "Your account may not do this any longer.";
        }
    }
}
