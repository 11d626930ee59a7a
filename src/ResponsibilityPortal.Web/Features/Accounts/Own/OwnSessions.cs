using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>Lists a user's sessions and latest sign-ins, and lets the user end sessions (ASVS 5.0 v7.5.2).</summary>
public sealed class OwnSessions(AccountActs accounts)
{
    /// <summary>The number of sign-ins shown.</summary>
    private const int HistoryLength = 20;

    public async Task<IReadOnlyList<OpenSession>> ListAsync(SignedIn who, CancellationToken cancellationToken)
    {
        await using var store = accounts.Open();
        return await SignInHistory.OpenSessionsAsync(store, who.UserId, accounts.Now, cancellationToken);
    }

    /// <summary>Returns the latest successful and failed sign-ins, newest first.</summary>
    public async Task<IReadOnlyList<SignInRecord>> LatestAsync(SignedIn who, CancellationToken cancellationToken)
    {
        await using var store = accounts.Open();
        return await SignInHistory.LatestAsync(store, who.UserId, HistoryLength, cancellationToken);
    }

    /// <summary>Ends one of the user's other sessions.</summary>
    public Task EndAsync(SignedIn who, Guid id, CancellationToken cancellationToken) =>
        EndAsync(who, session => session.Id == id, cancellationToken);

    /// <summary>Ends all of the user's other sessions.</summary>
    public Task EndOthersAsync(SignedIn who, CancellationToken cancellationToken) => EndAsync(who, _ => true, cancellationToken);

    private Task EndAsync(SignedIn who, Func<StoredSession, bool> which, CancellationToken cancellationToken) =>
        accounts.RunAsync(
            async act =>
            {
                var ended = await Sessions.EndAsync(
                    act,
                    who.UserId,
                    session => session.Id != who.SessionId && which(session),
                    Sessions.EndedByUser,
                    who.Actor,
                    cancellationToken
                );
                if (ended > 0)
                {
                    act.Keep();
                }

                return ended;
            },
            cancellationToken
        );
}
