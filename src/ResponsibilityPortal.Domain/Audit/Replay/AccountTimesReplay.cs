using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>When accounts were made, joined and locked, as both streams of the log record it. The stream <c>content</c> comes first.</summary>
/// <remarks>Only entries that tell of secrets count. What earlier releases recorded of an account leaves its times open.</remarks>
internal sealed class AccountTimesReplay
{
    private readonly Dictionary<Guid, string> _created = [];
    private readonly Dictionary<Guid, string> _joined = [];
    private readonly Dictionary<Guid, string> _locked = [];

    /// <summary>Accounts that the setup link has taken over, which unlocks them.</summary>
    private readonly HashSet<Guid> _claimed = [];

    /// <summary>Takes the next entry.</summary>
    /// <param name="at">When it was made, as in the log.</param>
    public void Take(AuditFact fact, string at)
    {
        switch (fact)
        {
            case PersonAdded { Link: not null } added:
                _created.TryAdd(added.Person.Id, at);
                break;
            case AdministratorClaimed(var person):
                _claimed.Add(person.Id);
                break;
            case CredentialChanged { Link: not null } changed:
                _joined.TryAdd(changed.Person, at);
                break;
            case AccountLocked { Credentials: not null } locked:
                _locked[locked.Person] = UtcInstant.Format(locked.Until);
                break;
        }
    }

    public void WriteTo(StateBook book, IEnumerable<Guid> people)
    {
        foreach (var person in people)
        {
            var isTold = _created.TryGetValue(person, out var created);
            var none = isTold ? StateBook.Never : null;
            book.SayTimes(
                person,
                created,
                isTold ? _joined.GetValueOrDefault(person, StateBook.Never) : null,
                _claimed.Contains(person) ? null : _locked.GetValueOrDefault(person) ?? none);
        }
    }
}
