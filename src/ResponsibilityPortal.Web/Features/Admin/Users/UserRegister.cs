using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Accounts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>Manages user accounts and their roles. Each command checks the actor's own role in its transaction.</summary>
public sealed class UserRegister(AccountActs accounts, Rights rights)
{
    /// <summary>The maximum time until an account ends. An account that should not end needs no last day.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(36_525);

    /// <summary>Returns all users, by name; null if the actor can't see them.</summary>
    public async Task<IReadOnlyList<User>?> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = accounts.Now;
        await using var store = accounts.Open();
        if (!await Rights.AllowsAsync(store, now, actor, Policies.UserListRoles, cancellationToken))
        {
            await rights.RecordRefusalAsync(actor, "people", Policies.UserListRoles, cancellationToken);
            return null;
        }

        var invited = await store
            .Invitations.AsNoTracking()
            .Where(invitation => invitation.ExpiresAt > now)
            .ToDictionaryAsync(invitation => invitation.UserId, invitation => invitation.ExpiresAt, cancellationToken);
        var people = await store.Users.AsNoTracking().ToListAsync(cancellationToken);
        var signedIn = (
            await store.Sessions.AsNoTracking().Select(session => new { session.UserId, session.StartedAt }).ToListAsync(cancellationToken)
        ).ToLookup(session => session.UserId, session => session.StartedAt);
        var withPasskey = await store
            .Set<IdentityUserPasskey<Guid>>()
            .AsNoTracking()
            .Select(passkey => passkey.UserId)
            .Distinct()
            .ToListAsync(cancellationToken);
        return
        [
            .. people
                .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)
                .Select(person => new User(
                    person.Id,
                    person.Name,
                    person.Email!,
                    RightsOf(person),
                    person.EndsAt <= now,
                    person.JoinedAt is not null,
                    invited.TryGetValue(person.Id, out var until) ? until : null
                )
                {
                    LastSignIn = signedIn[person.Id].Select(at => (DateTimeOffset?)at).Max(),
                    HasPasskey = withPasskey.Contains(person.Id),
                    HasApp = person.TwoFactorEnabled,
                }),
        ];
    }

    /// <summary>Adds a user and returns the invitation link.</summary>
    public Task<UserOutcome> AddAsync(AddUser command, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            "people/add",
            change,
            (write, earlier) => IsAdditionOfAsync(write, earlier, command.Email, cancellationToken),
            async act =>
            {
                var (name, email) = (command.Name.Trim(), command.Email.Trim());
                if (UserRules.Problem(name, email) is { } problem)
                {
                    return new UserOutcome.Invalid(problem);
                }

                if (WrongEnd(command.Roles, command.LastDay, act.Now) is { } wrongEnd)
                {
                    return new UserOutcome.Invalid(wrongEnd);
                }

                if (await act.Manager.FindByEmailAsync(email) is not null)
                {
                    return new UserOutcome.Invalid($"There is already an account for {email}. Edit that one instead.");
                }

                var person = StoredUser.Create(Guid.CreateVersion7(), name, email, command.Roles, EndOfDay(command.LastDay), act.Now);
                var result = await act.Manager.CreateAsync(person);
                if (!result.Succeeded)
                {
                    return new UserOutcome.Invalid(string.Join(' ', result.Errors.Select(error => error.Description)));
                }

                var invited = await InviteAsync(act, person, cancellationToken);
                await act.RecordContentAsync(new UserAdded(person.ToRecord(), DigestOf(invited)), change, cancellationToken);
                return invited;
            },
            cancellationToken
        );

    /// <summary>Changes the roles, last day and status of a user. The last administrator keeps the role.</summary>
    public Task<UserOutcome> ChangeAsync(ChangeUser command, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            "people/change",
            change,
            (_, earlier) => Task.FromResult(earlier.Is(TargetOf(command.Id), UserChanged.ActionName)),
            async act =>
            {
                if (await act.Store.Users.FindAsync([command.Id], cancellationToken) is not { } person)
                {
                    return new UserOutcome.NotDone(Refusal.NotFound);
                }

                var (seen, wanted, current) = (command.Seen, command.Wanted, RightsOf(person));
                var identity = new UserIdentity(person.Name, person.Email!);
                var wantedIdentity = command.WantedIdentity is { } wish ? new UserIdentity(wish.Name.Trim(), wish.Email.Trim()) : identity;
                if (wanted == current && wantedIdentity == identity)
                {
                    return new UserOutcome.Unchanged();
                }

                if (seen != current || (wantedIdentity != identity && command.SeenIdentity != identity))
                {
                    return new UserOutcome.Stale(current);
                }

                if (wantedIdentity != identity && await WrongIdentityAsync(act, person, wantedIdentity) is { } wrongIdentity)
                {
                    return new UserOutcome.Invalid(wrongIdentity);
                }

                // A last day that was valid when it was set is not checked again, unless the user becomes an auditor now.
                var becomesAuditor = (wanted.Roles & ~current.Roles).HasFlag(Roles.Auditor);
                if (
                    (wanted.LastDay != current.LastDay || becomesAuditor) && WrongEnd(wanted.Roles, wanted.LastDay, act.Now) is { } wrongEnd
                )
                {
                    return new UserOutcome.Invalid(wrongEnd);
                }

                var (before, wasLasting) = (person.ToRecord(), person.IsLastingAdministrator);
                await CorrectAsync(act, person, wantedIdentity);
                person.Grant(wanted.Roles, EndOfDay(wanted.LastDay));
                person.SetDisabled(wanted.IsDisabled, act.Now);
                if (wasLasting && !person.IsLastingAdministrator && !await HasAnotherAdministratorAsync(act, person, cancellationToken))
                {
                    return new UserOutcome.Invalid(
                        $"{person.Name} is the last administrator. First make another user administrator, without an end date, and wait "
                            + "until they have joined."
                    );
                }

                if (wanted.IsDisabled)
                {
                    await Sessions.EndAllAsync(act, person, null, Sessions.Disabled, change.Actor, cancellationToken);
                    await InvitationLinks.RemoveAsync(act, person, cancellationToken);
                }

                await act.RecordContentAsync(new UserChanged(before, person.ToRecord()), change, cancellationToken);
                return new UserOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>
    /// Creates a new one-time link for a user who lost the first link or all credentials. Using it replaces the old credentials.
    /// </summary>
    public Task<UserOutcome> InviteAsync(Guid id, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            "people/invite",
            change,
            (_, earlier) => Task.FromResult(earlier.Is(TargetOf(id), new UserInvited(id, default).Action)),
            async act =>
            {
                if (await act.Store.Users.FindAsync([id], cancellationToken) is not { } person)
                {
                    return new UserOutcome.NotDone(Refusal.NotFound);
                }

                if (!person.IsActive(act.Now))
                {
                    return new UserOutcome.Invalid(
                        $"The account of {person.Name} is disabled or has expired. First enable it, or choose a later last day."
                    );
                }

                var invited = await InviteAsync(act, person, cancellationToken);
                await act.RecordContentAsync(new UserInvited(person.Id, invited.ExpiresAt, DigestOf(invited)), change, cancellationToken);
                return invited;
            },
            cancellationToken
        );

    /// <param name="function">The requested function, for the log of refusals.</param>
    /// <param name="isSame">Returns whether an earlier operation was this command.</param>
    private Task<UserOutcome> RunAsync(
        string function,
        Change change,
        Func<WriteScope, EarlierOperation, Task<bool>> isSame,
        Func<AccountAct, Task<UserOutcome>> command,
        CancellationToken cancellationToken
    ) =>
        accounts.RunAsync<UserOutcome>(
            new WriteCommand(Roles.Admin, function, change),
            isSame,
            new UserOutcome.Done(),
            async act => Change.ProblemOfReason(change.Reason) is { } unfit ? new UserOutcome.Invalid(unfit) : await command(act),
            cancellationToken
        );

    private static string TargetOf(Guid person) => $"people/{person}";

    /// <summary>Returns whether an earlier operation added the user with an e-mail address.</summary>
    private static async Task<bool> IsAdditionOfAsync(
        WriteScope write,
        EarlierOperation earlier,
        string email,
        CancellationToken cancellationToken
    )
    {
        var key = LookupKeys.Of(email.Trim());
        return earlier.First.Action == UserAdded.ActionName
            && await write.Context.Users.AsNoTracking().SingleOrDefaultAsync(person => person.NormalizedEmail == key, cancellationToken)
                is { } person
            && earlier.First.Target == TargetOf(person.Id);
    }

    private static async Task<UserOutcome.Invited> InviteAsync(AccountAct act, StoredUser person, CancellationToken cancellationToken)
    {
        var (token, expiresAt) = await InvitationLinks.MakeAsync(act, person, cancellationToken);
        return new UserOutcome.Invited(person.Id, token, expiresAt);
    }

    /// <summary>Returns the hash of a link for the log.</summary>
    private static string DigestOf(UserOutcome.Invited invited) =>
        SecretDigest.OfInvitation(invited.UserId, OneTimeToken.HashOf(invited.Token), invited.ExpiresAt);

    private static async Task<string?> WrongIdentityAsync(AccountAct act, StoredUser person, UserIdentity wanted) =>
        UserRules.Problem(wanted.Name, wanted.Email)
        ?? (
            await act.Manager.FindByEmailAsync(wanted.Email) is { } other && other.Id != person.Id
                ? $"Another account already uses the e-mail address {wanted.Email}."
                : null
        );

    private static async Task CorrectAsync(AccountAct act, StoredUser person, UserIdentity wanted)
    {
        person.Rename(wanted.Name);
        if (person.Email != wanted.Email)
        {
            (person.Email, person.UserName) = (wanted.Email, wanted.Email);
            await act.Manager.UpdateNormalizedEmailAsync(person);
            await act.Manager.UpdateNormalizedUserNameAsync(person);
        }
    }

    private static async Task<bool> HasAnotherAdministratorAsync(AccountAct act, StoredUser person, CancellationToken cancellationToken)
    {
        var others = await act.Store.Users.AsNoTracking().Where(other => other.Id != person.Id).ToListAsync(cancellationToken);
        return others.Exists(other => other.IsLastingAdministrator);
    }

    private static string? WrongEnd(Roles roles, DateOnly? lastDay, DateTimeOffset now)
    {
        if (lastDay is { } day && day.DayNumber > DateOnly.FromDateTime(now.UtcDateTime).DayNumber + LongestLife.Days)
        {
            return "The last day is too far ahead. Leave it empty for an account without an end.";
        }

        var endsAt = EndOfDay(lastDay);
        return endsAt <= now ? "The last day is in the past. Choose a later one."
            : !roles.HasFlag(Roles.Auditor) ? null
            : endsAt is null ? "An auditor account needs a last day."
            : endsAt > now + StoredUser.AuditorLifetime
                ? $"An auditor account can last {StoredUser.AuditorLifetime.TotalDays:0} days at most. Choose an earlier last day."
            : null;
    }

    private static UserRights RightsOf(StoredUser person) =>
        new(person.Roles, person.EndsAt is { } end ? UserRecord.LastDayBefore(end) : null, person.DisabledAt is not null);

    private static DateTimeOffset? EndOfDay(DateOnly? lastDay) =>
        lastDay is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
