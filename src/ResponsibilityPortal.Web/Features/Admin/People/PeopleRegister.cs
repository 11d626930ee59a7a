using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Accounts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>Who has an account here and what they may do. The actor's own role is looked up in the transaction of each command.</summary>
public sealed class PeopleRegister(AccountActs accounts, Rights rights)
{
    /// <summary>Whoever means an account without end should say so.</summary>
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(36_525);

    /// <summary>Everybody, by name; null when the actor may not see them.</summary>
    public async Task<IReadOnlyList<Person>?> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        var now = accounts.Now;
        await using var store = accounts.Open();
        if (!await Rights.AllowsAsync(store, now, actor, Policies.PeopleRoles, cancellationToken))
        {
            await rights.RecordRefusalAsync(actor, "people", Policies.PeopleRoles, cancellationToken);
            return null;
        }

        var invited = await store.Invitations.AsNoTracking().Where(invitation => invitation.ExpiresAt > now)
            .ToDictionaryAsync(invitation => invitation.PersonId, invitation => invitation.ExpiresAt, cancellationToken);
        var people = await store.People.AsNoTracking().ToListAsync(cancellationToken);
        var signedIn = (await store.Sessions.AsNoTracking().Select(session => new { session.PersonId, session.StartedAt }).ToListAsync(cancellationToken))
            .ToLookup(session => session.PersonId, session => session.StartedAt);
        var withPasskey = await store.Set<IdentityUserPasskey<Guid>>().AsNoTracking().Select(passkey => passkey.UserId).Distinct().ToListAsync(cancellationToken);
        return [.. people
            .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase)
            .Select(person => new Person(
                person.Id,
                person.Name,
                person.Email!,
                RightsOf(person),
                person.EndsAt <= now,
                person.JoinedAt is not null,
                invited.TryGetValue(person.Id, out var until) ? until : null)
            {
                LastSignIn = signedIn[person.Id].Select(at => (DateTimeOffset?)at).Max(),
                HasPasskey = withPasskey.Contains(person.Id),
                HasApp = person.TwoFactorEnabled,
            })];
    }

    /// <summary>Adds a person, who joins by the one-time link that comes back.</summary>
    public Task<PeopleOutcome> AddAsync(AddPerson command, Change change, CancellationToken cancellationToken) => RunAsync("people/add", change, (write, earlier) => IsAdditionOfAsync(write, earlier, command.Email, cancellationToken), async act =>
    {
        var (name, email) = (command.Name.Trim(), command.Email.Trim());
        if (PersonRules.Problem(name, email) is { } problem)
        {
            return new PeopleOutcome.Invalid(problem);
        }

        if (WrongEnd(command.Roles, command.LastDay, act.Now) is { } wrongEnd)
        {
            return new PeopleOutcome.Invalid(wrongEnd);
        }

        if (await act.Manager.FindByEmailAsync(email) is not null)
        {
            return new PeopleOutcome.Invalid($"Somebody with the e-mail address {email} has an account already. Change that one.");
        }

        var person = StoredPerson.Create(Guid.CreateVersion7(), name, email, command.Roles, EndOfDay(command.LastDay), act.Now);
        var result = await act.Manager.CreateAsync(person);
        if (!result.Succeeded)
        {
            return new PeopleOutcome.Invalid(string.Join(' ', result.Errors.Select(error => error.Description)));
        }

        var invited = await InviteAsync(act, person, cancellationToken);
        await act.RecordContentAsync(new PersonAdded(person.ToRecord(), DigestOf(invited)), change, cancellationToken);
        return invited;
    }, cancellationToken);

    /// <summary>Changes roles, end and standing of a person. The last administrator remains one.</summary>
    public Task<PeopleOutcome> ChangeAsync(ChangePerson command, Change change, CancellationToken cancellationToken) => RunAsync("people/change", change, (_, earlier) => Task.FromResult(earlier.Is(TargetOf(command.Id), PersonChanged.ActionName)), async act =>
    {
        if (await act.Store.People.FindAsync([command.Id], cancellationToken) is not { } person)
        {
            return new PeopleOutcome.NotDone(Refusal.NotFound);
        }

        var (seen, wanted, current) = (command.Seen, command.Wanted, RightsOf(person));
        var identity = new PersonIdentity(person.Name, person.Email!);
        var wantedIdentity = command.WantedIdentity is { } wish ? new PersonIdentity(wish.Name.Trim(), wish.Email.Trim()) : identity;
        if (wanted == current && wantedIdentity == identity)
        {
            return new PeopleOutcome.Unchanged();
        }

        if (seen != current || (wantedIdentity != identity && command.SeenIdentity != identity))
        {
            return new PeopleOutcome.Stale(current);
        }

        if (wantedIdentity != identity && await WrongIdentityAsync(act, person, wantedIdentity) is { } wrongIdentity)
        {
            return new PeopleOutcome.Invalid(wrongIdentity);
        }

        // An end that was right when it was set is not asked again, unless the account becomes an auditor's now.
        var becomesAuditor = (wanted.Roles & ~current.Roles).HasFlag(Roles.Auditor);
        if ((wanted.LastDay != current.LastDay || becomesAuditor) && WrongEnd(wanted.Roles, wanted.LastDay, act.Now) is { } wrongEnd)
        {
            return new PeopleOutcome.Invalid(wrongEnd);
        }

        var (before, wasLasting) = (person.ToRecord(), person.IsLastingAdministrator);
        await CorrectAsync(act, person, wantedIdentity);
        person.Grant(wanted.Roles, EndOfDay(wanted.LastDay));
        person.SetDisabled(wanted.IsDisabled, act.Now);
        if (wasLasting && !person.IsLastingAdministrator && !await HasAnotherAdministratorAsync(act, person, cancellationToken))
        {
            return new PeopleOutcome.Invalid($"{person.Name} is the last administrator. Make somebody else administrator first, without an end date, and let them join.");
        }

        if (wanted.IsDisabled)
        {
            await Sessions.EndAllAsync(act, person, null, Sessions.Disabled, change.Actor, cancellationToken);
            await InvitationLinks.RemoveAsync(act, person, cancellationToken);
        }

        await act.RecordContentAsync(new PersonChanged(before, person.ToRecord()), change, cancellationToken);
        return new PeopleOutcome.Done();
    }, cancellationToken);

    /// <summary>Makes a new one-time link, for who has lost the first one or all credentials. Using it replaces the old credentials.</summary>
    public Task<PeopleOutcome> InviteAsync(Guid id, Change change, CancellationToken cancellationToken) => RunAsync("people/invite", change, (_, earlier) => Task.FromResult(earlier.Is(TargetOf(id), new PersonInvited(id, default).Action)), async act =>
    {
        if (await act.Store.People.FindAsync([id], cancellationToken) is not { } person)
        {
            return new PeopleOutcome.NotDone(Refusal.NotFound);
        }

        if (!person.IsActive(act.Now))
        {
            return new PeopleOutcome.Invalid($"The account of {person.Name} does not work. Enable it, or give it a later end, first.");
        }

        var invited = await InviteAsync(act, person, cancellationToken);
        await act.RecordContentAsync(new PersonInvited(person.Id, invited.ExpiresAt, DigestOf(invited)), change, cancellationToken);
        return invited;
    }, cancellationToken);

    /// <param name="function">What was asked for, for the log of refusals.</param>
    /// <param name="isSame">Whether an earlier operation was this command.</param>
    private Task<PeopleOutcome> RunAsync(
        string function,
        Change change,
        Func<WriteScope, EarlierOperation, Task<bool>> isSame,
        Func<AccountAct, Task<PeopleOutcome>> command,
        CancellationToken cancellationToken) => accounts.RunAsync<PeopleOutcome>(
            new WriteCommand(Roles.Admin, function, change),
            async (write, earlier) => await isSame(write, earlier) ? new PeopleOutcome.Done() : null,
            async act => Change.ProblemOfReason(change.Reason) is { } unfit ? new PeopleOutcome.Invalid(unfit) : await command(act),
            cancellationToken);

    private static string TargetOf(Guid person) => $"people/{person}";

    /// <summary>Returns whether an earlier operation added the person with an e-mail address.</summary>
    private static async Task<bool> IsAdditionOfAsync(WriteScope write, EarlierOperation earlier, string email, CancellationToken cancellationToken)
    {
        var key = LookupKeys.Of(email.Trim());
        return earlier.First.Action == PersonAdded.ActionName
            && await write.Context.People.AsNoTracking().SingleOrDefaultAsync(person => person.NormalizedEmail == key, cancellationToken) is { } person
            && earlier.First.Target == TargetOf(person.Id);
    }

    private static async Task<PeopleOutcome.Invited> InviteAsync(AccountAct act, StoredPerson person, CancellationToken cancellationToken)
    {
        var (token, expiresAt) = await InvitationLinks.MakeAsync(act, person, cancellationToken);
        return new PeopleOutcome.Invited(person.Id, token, expiresAt);
    }

    /// <summary>The digest of a link for the log.</summary>
    private static string DigestOf(PeopleOutcome.Invited invited) => SecretDigest.OfInvitation(invited.PersonId, OneTimeToken.HashOf(invited.Token), invited.ExpiresAt);

    private static async Task<string?> WrongIdentityAsync(AccountAct act, StoredPerson person, PersonIdentity wanted) =>
        PersonRules.Problem(wanted.Name, wanted.Email)
        ?? (await act.Manager.FindByEmailAsync(wanted.Email) is { } other && other.Id != person.Id
            ? $"Another account already uses the e-mail address {wanted.Email}."
            : null);

    private static async Task CorrectAsync(AccountAct act, StoredPerson person, PersonIdentity wanted)
    {
        person.Rename(wanted.Name);
        if (person.Email != wanted.Email)
        {
            (person.Email, person.UserName) = (wanted.Email, wanted.Email);
            await act.Manager.UpdateNormalizedEmailAsync(person);
            await act.Manager.UpdateNormalizedUserNameAsync(person);
        }
    }

    private static async Task<bool> HasAnotherAdministratorAsync(AccountAct act, StoredPerson person, CancellationToken cancellationToken)
    {
        var others = await act.Store.People.AsNoTracking().Where(other => other.Id != person.Id).ToListAsync(cancellationToken);
        return others.Exists(other => other.IsLastingAdministrator);
    }

    private static string? WrongEnd(Roles roles, DateOnly? lastDay, DateTimeOffset now)
    {
        if (lastDay is { } day && day.DayNumber > DateOnly.FromDateTime(now.UtcDateTime).DayNumber + LongestLife.Days)
        {
            return "The last day of the account is too far ahead. Leave it empty for an account without end.";
        }

        var endsAt = EndOfDay(lastDay);
        return endsAt <= now ? "The last day of the account is over already. Choose a later one."
            : !roles.HasFlag(Roles.Auditor) ? null
            : endsAt is null ? "An auditor's account needs a last day."
            : endsAt > now + StoredPerson.AuditorLifetime ? $"An auditor's account may live {StoredPerson.AuditorLifetime.TotalDays:0} days at most. Choose an earlier last day."
            : null;
    }

    private static PersonRights RightsOf(StoredPerson person) => new(
        person.Roles,
        person.EndsAt is { } end ? PersonRecord.LastDayBefore(end) : null,
        person.DisabledAt is not null);

    private static DateTimeOffset? EndOfDay(DateOnly? lastDay) =>
        lastDay is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
}
