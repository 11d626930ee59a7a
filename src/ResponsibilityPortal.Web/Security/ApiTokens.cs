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

/// <summary>Finds the token that a program presents, and records its use or refusal.</summary>
public sealed partial class ApiTokens(AccountActs acts, Writer writer, EntryLimit refusals, ILogger<ApiTokens> logger)
{
    /// <summary>By token ID, the minute of the last use that this process recorded.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset> _noted = new(StringComparer.Ordinal);

    /// <summary>By public ID, the stored hashes that were found to match the log.</summary>
    private readonly ConcurrentDictionary<string, string> _confirmed = new(StringComparer.Ordinal);

    /// <summary>Returns the actor that the log records for a token.</summary>
    public static Actor ActorOf(StoredApiToken token) => new(ActorIdOf(token.Id), token.Name);

    /// <summary>Returns the actor ID of a token in the log.</summary>
    public static string ActorIdOf(string token) => $"{Actor.TokenPrefix}{token}";

    /// <summary>
    /// Finds the valid token that a text contains. Null when the token is malformed, unknown, expired, revoked or not the one in the log.
    /// </summary>
    /// <param name="from">The network address that the request came from.</param>
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

        // The answer and the comparison are the same whether the ID is known or not.
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

    /// <summary>
    /// Saves the last use to the minute, so that busy tokens rarely write. While the store can't be written to, the use is lost but reads
    /// continue.
    /// </summary>
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

    private static async Task NoteUseAsync(
        WriteScope write,
        string token,
        DateTimeOffset minute,
        string? from,
        CancellationToken cancellationToken
    )
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
    /// Returns whether the stored secret of a token matches the log. A user with write access to the database could have replaced it.
    /// Returns true where the log has no secret, as for a token without an entry of its creation.
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
        var recorded =
            (made is null ? null : AuditFacts.Find<ApiTokenCreated>(made)?.Secret)
            ?? (found is null ? null : AuditFacts.Find<StoreUpgraded>(found)?.Tokens.FirstOrDefault(known => known.Id == token.Id)?.Digest);
        if (recorded is not null && recorded != DigestOf(token))
        {
            return false;
        }

        _confirmed[token.Id] = token.SecretHash;
        return true;
    }

    private static string DigestOf(StoredApiToken token) => SecretDigest.OfToken(token.Id, token.SecretHash);

    /// <summary>Records that a token was refused. Equal refusals from one network are recorded once a minute.</summary>
    private async Task RecordRefusalAsync(StoredApiToken? token, string cause, string? from, CancellationToken cancellationToken)
    {
        if (refusals.Allows($"api token {token?.Id} {cause} {ClientNetwork.Of(from)}"))
        {
            await writer.RecordAccessAsync(
                new ApiTokenRefused(token?.Id, cause, from, token is null ? null : DigestOf(token)),
                Rights.ByStranger(),
                cancellationToken
            );
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last use of a token couldn't be saved.")]
    private partial void LogNotNoted(Exception exception);
}
