using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>Lists the users and their roles.</summary>
public sealed partial class UsersPage
{
    [Inject]
    public required UserRegister Register { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private bool IsAdmin => Who?.HasAny(Roles.Admin) == true;

    protected override Task<IReadOnlyList<User>?> ListAsync(Actor actor) => Register.ListAsync(actor, CancellationToken.None);

    private Task AddAsync() =>
        AskAsync<UserDialog, UserForm>(
            "Add user",
            new UserForm(),
            form =>
                RunAsync(
                    Register.AddAsync(
                        new AddUser(form.Name, form.Email, form.Roles, form.LastDay),
                        NewChange(form),
                        CancellationToken.None
                    ),
                    outcome => Show(outcome, form.Name)
                )
        );

    private Task ChangeAsync(User person) =>
        AskAsync<UserDialog, UserForm>(
            $"Edit {person.Name}",
            UserForm.Of(person),
            form =>
                RunAsync(
                    Register.ChangeAsync(
                        new ChangeUser(person.Id, person.Rights, form.Rights, new UserIdentity(person.Name, person.Email), form.Identity),
                        NewChange(form),
                        CancellationToken.None
                    ),
                    outcome => Show(outcome, person.Name)
                )
        );

    private async Task InviteAsync(User person)
    {
        var operation = Guid.CreateVersion7();
        Func<string?, Task<string?>> save = reason =>
            RunAsync(
                Register.InviteAsync(person.Id, new Change(Who!.Actor, operation, reason), CancellationToken.None),
                outcome => Show(outcome, person.Name)
            );
        var dialog = await Dialogs.ShowAsync<NewLinkDialog>(
            $"New link for {person.Name}",
            new DialogParameters<NewLinkDialog> { { view => view.User, person }, { view => view.Save, save } }
        );
        await dialog.Result;
    }

    private async Task ShowSessionsAsync(User person)
    {
        var dialog = await Dialogs.ShowAsync<SessionsDialog>(
            $"Sessions of {person.Name}",
            new DialogParameters<SessionsDialog> { { view => view.Actor, Who!.Actor }, { view => view.User, person } }
        );
        await dialog.Result;
        await ReadAsync();
    }

    private Change NewChange(UserForm form) =>
        new(Who!.Actor, form.OperationId, string.IsNullOrWhiteSpace(form.Reason) ? null : form.Reason.Trim());

    private string? Show(UserOutcome outcome, string name)
    {
        switch (outcome)
        {
            case UserOutcome.Invited invited:
                // An earlier link of the same user no longer works.
                Secrets.RemoveAll(link => link.Invited.UserId == invited.UserId);
                ShowSecret(new ShownLink(name, invited));
                return null;
            case UserOutcome.Done or UserOutcome.Unchanged:
                Messages.Add(UserWords.Of(outcome, name), outcome.IsDone ? Severity.Success : Severity.Normal);
                return null;
            default:
                return UserWords.Of(outcome, name);
        }
    }
}
