using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// Records once which secrets and sessions exist in a store of an earlier release, whose log lacks them. From then on the log records each
/// change, and the integrity check compares them.
/// </summary>
public sealed class StoreUpgrade(Writer writer, IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>
    /// Facts in the stream <c>access</c> that record a secret. The first one shows whether the log has recorded them from its beginning.
    /// </summary>
    private static readonly string[] SecretFacts =
    [
        SetupLinkIssued.ActionName,
        CredentialChanged.ActionName,
        SessionStarted.ActionName,
        SessionConfirmed.ActionName,
        SignInRefused.ActionName,
        AccountLocked.ActionName,
    ];

    /// <summary>Checks whether the log records every secret. If not, records the secrets found in the store.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (await IsNeededAsync(cancellationToken))
        {
            await writer.WriteAsync(
                new Change(Actor.Operator, Guid.CreateVersion7(), null),
                async write =>
                {
                    await write.RecordAccessAsync(await FindAsync(write.Context, cancellationToken), write.Change, cancellationToken);
                    write.Keep();
                    return write;
                },
                cancellationToken
            );
        }
    }

    private async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var access = context.AuditEntries.AsNoTracking().Where(entry => entry.Stream == AuditStream.Access);
        var first = await access
            .Where(entry => SecretFacts.Contains(entry.Action) && entry.Target != "people")
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Payload)
            .FirstOrDefaultAsync(cancellationToken);
        return first is not null
            && !RecordsSecrets(AuditFacts.Find<AuditFact>(first))
            && !await access.AnyAsync(entry => entry.Target == "store" && entry.Action == StoreUpgraded.ActionName, cancellationToken);
    }

    private static bool RecordsSecrets(AuditFact? fact) =>
        fact switch
        {
            SetupLinkIssued issued => issued.Link is not null,
            CredentialChanged changed => changed.Credentials is not null,
            SessionStarted started => started.Credentials is not null,
            SessionConfirmed confirmed => confirmed.Credentials is not null,
            SignInRefused refused => refused.Credentials is not null,
            AccountLocked locked => locked.Credentials is not null,

            // An unreadable entry says nothing about secrets. The integrity check reports it.
            _ => true,
        };

    private static async Task<StoreUpgraded> FindAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var tokens = await context.UserTokens.AsNoTracking().ToListAsync(cancellationToken);
        var passkeys = await context.UserPasskeys.AsNoTracking().ToListAsync(cancellationToken);
        var users = await context.Users.AsNoTracking().OrderBy(user => user.Id).ToListAsync(cancellationToken);
        var programs = await context.ApiTokens.AsNoTracking().OrderBy(token => token.Id).ToListAsync(cancellationToken);
        var invitations = await context.Invitations.AsNoTracking().OrderBy(invitation => invitation.UserId).ToListAsync(cancellationToken);
        var setup = await context.Setup.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var sessions = await context
            .Sessions.AsNoTracking()
            .Where(session => session.EndedAt == null)
            .Select(session => session.Id)
            .ToListAsync(cancellationToken);
        return new StoreUpgraded(
            users
                .Select(user => new FoundCredentials(
                    user.Id,
                    StoredCredentials.Of(
                        user,
                        tokens.Where(token => token.UserId == user.Id),
                        passkeys.Where(passkey => passkey.UserId == user.Id)
                    )
                ))
                .ToValueList(),
            programs.Select(token => new FoundSecret(token.Id, SecretDigest.OfToken(token.Id, token.SecretHash))).ToValueList(),
            invitations
                .Select(invitation => new FoundSecret(
                    invitation.UserId.ToString("D"),
                    SecretDigest.OfInvitation(invitation.UserId, invitation.TokenHash, invitation.ExpiresAt)
                ))
                .ToValueList(),
            setup?.TokenHash is { } hash ? SecretDigest.OfSetup(hash, setup.ExpiresAt) : null,
            sessions.Order().ToValueList()
        );
    }
}
