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
/// Records once which secrets and sessions the store of an earlier release has, whose log does not tell of them. From then on the log tells
/// of each change, and the integrity check compares.
/// </summary>
public sealed class StoreUpgrade(Writer writer, IDbContextFactory<PortalDbContext> contexts)
{
    /// <summary>What in the stream <c>access</c> tells of a secret. The first one says whether the log has done so from its beginning.</summary>
    private static readonly string[] Telling =
    [
        SetupLinkIssued.ActionName, CredentialChanged.ActionName, SessionStarted.ActionName, SessionConfirmed.ActionName, SignInRefused.ActionName, AccountLocked.ActionName,
    ];

    /// <summary>Looks whether the log tells of every secret, and records what was found when it does not.</summary>
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
                cancellationToken);
        }
    }

    private async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var access = context.AuditEntries.AsNoTracking().Where(entry => entry.Stream == AuditStream.Access);
        var first = await access
            .Where(entry => Telling.Contains(entry.Action) && entry.Target != "people")
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Payload)
            .FirstOrDefaultAsync(cancellationToken);
        return first is not null
            && !TellsOfSecrets(AuditFacts.Find<AuditFact>(first))
            && !await access.AnyAsync(entry => entry.Target == "store" && entry.Action == StoreUpgraded.ActionName, cancellationToken);
    }

    private static bool TellsOfSecrets(AuditFact? fact) => fact switch
    {
        SetupLinkIssued issued => issued.Link is not null,
        CredentialChanged changed => changed.Credentials is not null,
        SessionStarted started => started.Credentials is not null,
        SessionConfirmed confirmed => confirmed.Credentials is not null,
        SignInRefused refused => refused.Credentials is not null,
        AccountLocked locked => locked.Credentials is not null,

        // Nothing can be said of an entry that cannot be read; the integrity check names it.
        _ => true,
    };

    private static async Task<StoreUpgraded> FindAsync(PortalDbContext context, CancellationToken cancellationToken)
    {
        var tokens = await context.UserTokens.AsNoTracking().ToListAsync(cancellationToken);
        var passkeys = await context.UserPasskeys.AsNoTracking().ToListAsync(cancellationToken);
        var people = await context.People.AsNoTracking().OrderBy(person => person.Id).ToListAsync(cancellationToken);
        var programs = await context.ApiTokens.AsNoTracking().OrderBy(token => token.Id).ToListAsync(cancellationToken);
        var invitations = await context.Invitations.AsNoTracking().OrderBy(invitation => invitation.PersonId).ToListAsync(cancellationToken);
        var setup = await context.Setup.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        var sessions = await context.Sessions.AsNoTracking().Where(session => session.EndedAt == null).Select(session => session.Id).ToListAsync(cancellationToken);
        return new StoreUpgraded(
            people.Select(person => new FoundCredentials(person.Id, StoredCredentials.Of(
                person, tokens.Where(token => token.UserId == person.Id), passkeys.Where(passkey => passkey.UserId == person.Id)))).ToValueList(),
            programs.Select(token => new FoundSecret(token.Id, SecretDigest.OfToken(token.Id, token.SecretHash))).ToValueList(),
            invitations.Select(invitation => new FoundSecret(
                invitation.PersonId.ToString("D"), SecretDigest.OfInvitation(invitation.PersonId, invitation.TokenHash, invitation.ExpiresAt))).ToValueList(),
            setup?.TokenHash is { } hash ? SecretDigest.OfSetup(hash, setup.ExpiresAt) : null,
            sessions.Order().ToValueList());
    }
}
