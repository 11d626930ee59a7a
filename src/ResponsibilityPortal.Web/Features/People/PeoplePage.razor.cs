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

    private async Task AddAsync()
    {
        var dialog = await Dialogs.ShowAsync<PersonDialog>("Add a person");
        if (await dialog.Result is { Canceled: false, Data: PersonForm form })
        {
            await TellAsync(await Register.AddAsync(new AddPerson(form.Name, form.Email, form.Roles, form.LastDay), NewChange(form), CancellationToken.None), form.Name);
        }
    }

    private async Task ChangeAsync(Person person)
    {
        var dialog = await Dialogs.ShowAsync<PersonDialog>($"Change {person.Name}", new DialogParameters<PersonDialog> { { view => view.Form, PersonForm.Of(person) } });
        if (await dialog.Result is { Canceled: false, Data: PersonForm form })
        {
            await TellAsync(await Register.ChangeAsync(new ChangePerson(person.Id, person.Rights, form.Rights), NewChange(form), CancellationToken.None), person.Name);
        }
    }

    private async Task InviteAsync(Person person) =>
        await TellAsync(await Register.InviteAsync(person.Id, new Change(_who!.Actor, Guid.CreateVersion7(), null), CancellationToken.None), person.Name);

    private Change NewChange(PersonForm form) => new(_who!.Actor, form.OperationId, string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim());

    private async Task TellAsync(PeopleOutcome outcome, string name)
    {
        switch (outcome)
        {
            case PeopleOutcome.Invited invited:
                (_link, _linkFor) = (invited, name);
                break;
            case PeopleOutcome.Done:
                Messages.Add($"{name} was changed.", Severity.Success);
                break;
            case PeopleOutcome.Unchanged:
                Messages.Add("Nothing was changed.");
                break;
            case PeopleOutcome.Stale(var current):
                Messages.Add($"Somebody has changed {name} in the meantime (roles now: {RoleNames.Words(current.Roles)}). Nothing was changed; look again.", Severity.Warning, options => options.RequireInteraction = true);
                break;
            case PeopleOutcome.Invalid(var problem):
                Messages.Add(problem, Severity.Error, options => options.RequireInteraction = true);
                break;
            default:
                Messages.Add("Your account may not do this any longer.", Severity.Error, options => options.RequireInteraction = true);
                break;
        }

        await ReadAsync();
    }
}
