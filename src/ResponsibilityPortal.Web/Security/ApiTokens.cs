using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Finds out which token a program comes with, and notes that it was used or refused.</summary>
public sealed partial class ApiTokens(AccountActs acts, Writer writer, EntryLimit refusals, ILogger<ApiTokens> logger)
{
    /// <summary>The minute of the last use of each token that was noted by this process.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    /// <summary>By public id, the stored hashes that were found to be those in the log.</summary>
    private readonly ConcurrentDictionary<string, string> _confirmed = new(StringComparer.Ordinal);

    /// <summary>As what a token acts in the log.</summary>
    public static Actor ActorOf(StoredApiToken token) => new(ActorIdOf(token.Id), token.Name);

    /// <summary>The id under which a token stands in the log when it acts.</summary>
    public static string ActorIdOf(string token) => $"{Actor.TokenPrefix}{token}";

    /// <summary>The token that a text stands for, if it opens anything now.</summary>
    /// <param name="from">The network address it comes from.</param>
    public async Task<StoredApiToken?> RecogniseAsync(string text, string? from, CancellationToken cancellationToken)
    {
        if (!ApiTokenText.TryParse(text, out var presented))
        {
            await RecordRefusalAsync(null, "not a token", from, cancellationToken);
            return null;
        }

        StoredApiToken? token;
        await using (var store = acts.Open())
        {
            token = await store.ApiTokens.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Id == presented.Id, cancellationToken);
        }

        // One answer and one comparison, whether the id is known or not.
        if (!presented.Matches(token?.SecretHash ?? "") || token is null)
        {
            await RecordRefusalAsync(token, token is null ? "unknown token" : "wrong secret", from, cancellationToken);
            return null;
        }

        if (!token.IsValid(acts.Now))
        {
            await RecordRefusalAsync(token, token.RevokedAt is null ? "expired" : "revoked", from, cancellationToken);
            return null;
        }

        if (!await IsInLogAsync(token, cancellationToken))
        {
            await RecordRefusalAsync(token, "secret is not the one in the log", from, cancellationToken);
            return null;
        }

        await NoteUseAsync(token, from, cancellationToken);
        return token;
    }

    /// <summary>Keeps the last use to the minute: who comes often need not write often. While the store cannot be written to, a use is not kept, and reading goes on.</summary>
    private async Task NoteUseAsync(StoredApiToken token, string? from, CancellationToken cancellationToken)
    {
        var now = acts.Now;
        var minute = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        if (token.LastUsedAt >= minute)
        {
            return;
        }

        var known = _noted.GetOrAdd(token.Id, DateTimeOffset.MinValue);
        if (known >= minute || !_noted.TryUpdate(token.Id, minute, known))
        {
            return;
        }

        try
        {
            var change = new Change(ActorOf(token), Guid.NewGuid(), null);
            await writer.TryNoteAsync(change, write => NoteUseAsync(write, token.Id, minute, from, cancellationToken), cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or DbUpdateException)
        {
            LogNotNoted(exception);
        }
    }

    private static async Task NoteUseAsync(WriteScope write, string token, DateTimeOffset minute, string? from, CancellationToken cancellationToken)
    {
        if (await write.Context.ApiTokens.FindAsync([token], cancellationToken) is not { } stored || stored.LastUsedAt >= minute)
        {
            return;
        }

        if (stored.LastUsedAt is null)
        {
            await write.RecordAccessAsync(new ApiTokenFirstUsed(stored.Id, from, DigestOf(stored)), write.Change, cancellationToken);
        }

        stored.NoteUse(minute);
    }

    /// <summary>
    /// Whether the secret that the store has for a token is the one that the log has recorded: somebody who can write to the database could
    /// put another one there. Where the log does not tell, as for a token that no entry has made, it is.
    /// </summary>
    private async Task<bool> IsInLogAsync(StoredApiToken token, CancellationToken cancellationToken)
    {
        if (_confirmed.TryGetValue(token.Id, out var hash) && hash == token.SecretHash)
        {
            return true;
        }

        await using var store = acts.Open();
        var target = $"api-tokens/{token.Id}";
        var entries = store.AuditEntries.AsNoTracking();
        var made = await entries
            .Where(entry => entry.Stream == AuditStream.Content && entry.Target == target && entry.Action == ApiTokenCreated.ActionName)
            .Select(entry => entry.Payload)
            .FirstOrDefaultAsync(cancellationToken);
        var found = await entries
            .Where(entry => entry.Stream == AuditStream.Access && entry.Target == "store" && entry.Action == StoreUpgraded.ActionName)
            .Select(entry => entry.Payload)
            .FirstOrDefaultAsync(cancellationToken);
        var recorded = (made is null ? null : AuditFacts.Find<ApiTokenCreated>(made)?.Secret)
            ?? (found is null ? null : AuditFacts.Find<StoreUpgraded>(found)?.Tokens.FirstOrDefault(known => known.Id == token.Id)?.Digest);
        if (recorded is not null && recorded != DigestOf(token))
        {
            return false;
        }

        _confirmed[token.Id] = token.SecretHash;
        return true;
    }

    private static string DigestOf(StoredApiToken token) => SecretDigest.OfToken(token.Id, token.SecretHash);

    /// <summary>Records that a token was refused; the same from one network once a minute.</summary>
    private async Task RecordRefusalAsync(StoredApiToken? token, string cause, string? from, CancellationToken cancellationToken)
    {
        if (refusals.Allows($"api token {token?.Id} {cause} {ClientNetwork.Of(from)}"))
        {
            await writer.RecordAccessAsync(new ApiTokenRefused(token?.Id, cause, from, token is null ? null : DigestOf(token)), Rights.ByStranger(), cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "When a token was last used could not be kept.")]
    private partial void LogNotNoted(Exception exception);
}
