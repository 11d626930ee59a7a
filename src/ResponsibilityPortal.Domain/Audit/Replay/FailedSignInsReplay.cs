using System.Globalization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Counts failed sign-ins as the portal does, which locks an account after five in a row: an attacker with the database could reset the
/// count and go on guessing. The stream <c>content</c> comes first.
/// </summary>
/// <remarks>
/// Only entries that tell of secrets count. After an entry of an earlier release, the count of the account is unknown until the next
/// sign-in or lockout.
/// </remarks>
internal sealed class FailedSignInsReplay
{
    /// <summary>With so many failures in a row an account is locked, and the count begins again.</summary>
    private const int LockingCount = 5;

    private readonly Dictionary<Guid, int?> _counts = [];
    private readonly HashSet<Guid> _accounts = [];

    /// <summary>Users who have set their credentials by a link. The sign-in that follows is none, and resets no count.</summary>
    private readonly HashSet<Guid> _joining = [];

    /// <summary>Takes the next entry of either stream.</summary>
    /// <returns>What in it contradicts the count so far, as a sentence; null when nothing does.</returns>
    public string? Take(AuditFact fact)
    {
        switch (fact)
        {
            case UserAdded(var person, var link):
                Begin(person.Id, isTold: link is not null);
                break;
            case AdministratorCreated(var person):
                Begin(person.Id, isTold: true);
                break;
            case CredentialChanged { Link: not null } changed:
                _joining.Add(changed.User);
                break;
            case SessionStarted started when !_joining.Remove(started.User):
                Succeed(started.User, started.Method, started.Credentials is not null);
                break;
            case SessionConfirmed confirmed:
                Succeed(confirmed.User, confirmed.Method, confirmed.Credentials is not null);
                break;
            case SignInRefused { User: { } person } refused when SignInCauses.CountsAsFailure(refused.Cause):
                return Fail(person, refused.Credentials is not null);
            case AccountLocked locked:
                return Lock(locked.User, locked.Credentials is not null);
            case StoreUpgraded:
                _counts.Clear();
                break;
        }

        return null;
    }

    /// <summary>Writes down how often in a row each user has failed to sign in.</summary>
    public void WriteTo(StateBook book, IEnumerable<Guid> people)
    {
        foreach (var person in people)
        {
            book.SayFailedSignIns(person, _counts.GetValueOrDefault(person));
        }
    }

    private void Begin(Guid person, bool isTold)
    {
        if (_accounts.Add(person))
        {
            _counts[person] = isTold ? 0 : null;
        }
    }

    private void Succeed(Guid person, string method, bool isTold)
    {
        if (method != SignInMethodNames.Of(SignInMethod.Passkey))
        {
            _counts[person] = isTold ? 0 : null;
        }
    }

    private string? Fail(Guid person, bool isTold)
    {
        var count = isTold ? _counts.GetValueOrDefault(person) + 1 : null;
        _counts[person] = count < LockingCount ? count : null;
        return count is { } failures and >= LockingCount
            ? $"after {Wording.Count(failures, "failure", "failures")} in a row the account was not locked, so the count had been reset "
                + "in the store."
            : null;
    }

    private string? Lock(Guid person, bool isTold)
    {
        var count = isTold ? _counts.GetValueOrDefault(person) + 1 : null;
        _counts[person] = isTold ? 0 : null;
        return count is { } failures and not LockingCount
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"the account was locked after {Wording.Count(failures, "failure", "failures")} in a row instead of {LockingCount}, so "
                    + $"the count had been changed in the store."
            )
            : null;
    }
}
