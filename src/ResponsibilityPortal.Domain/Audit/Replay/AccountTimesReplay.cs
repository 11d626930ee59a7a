using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// When accounts were created, joined and locked, according to both streams of the log. The stream <c>content</c> comes first.
/// </summary>
/// <remarks>Only entries that record secrets count. Entries of earlier releases leave the times of an account unknown.</remarks>
internal sealed class AccountTimesReplay
{
    private readonly Dictionary<Guid, string> _created = [];
    private readonly Dictionary<Guid, string> _joined = [];
    private readonly Dictionary<Guid, string> _locked = [];

    /// <summary>Accounts that the setup link has taken over. This unlocks them.</summary>
    private readonly HashSet<Guid> _claimed = [];

    /// <summary>Takes the next entry.</summary>
    /// <param name="at">When it was made, as in the log.</param>
    public void Take(AuditFact fact, string at)
    {
        switch (fact)
        {
            case UserAdded { Link: not null } added:
                _created.TryAdd(added.User.Id, at);
                break;
            case AdministratorCreated(var user):
                _claimed.Add(user.Id);
                break;
            case CredentialChanged { Link: not null } changed:
                _joined.TryAdd(changed.User, at);
                break;
            case AccountLocked { Credentials: not null } locked:
                _locked[locked.User] = UtcInstant.Format(locked.Until);
                break;
        }
    }

    public void WriteTo(StateBook book, IEnumerable<Guid> users)
    {
        foreach (var user in users)
        {
            var isRecorded = _created.TryGetValue(user, out var created);
            var none = isRecorded ? StateBook.Never : null;
            book.SayTimes(
                user,
                created,
                isRecorded ? _joined.GetValueOrDefault(user, StateBook.Never) : null,
                _claimed.Contains(user) ? null : _locked.GetValueOrDefault(user) ?? none
            );
        }
    }
}
