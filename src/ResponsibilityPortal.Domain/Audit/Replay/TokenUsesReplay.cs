using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// Which API tokens were used. The first use of a token is recorded once: an attacker with the database could hide that a token was used,
/// and then the next use counts as the first again.
/// </summary>
internal sealed class TokenUsesReplay
{
    /// <summary>By public ID; null where only entries of earlier releases tell of the token.</summary>
    private readonly Dictionary<string, bool?> _used = new(StringComparer.Ordinal);

    /// <summary>Takes the next entry of either stream.</summary>
    /// <returns>What in it contradicts the entries so far, as a sentence; null when nothing does.</returns>
    public string? Take(AuditFact fact)
    {
        switch (fact)
        {
            case ApiTokenCreated created:
                _used[created.Token] = created.Secret is null ? null : false;
                return null;
            case ApiTokenFirstUsed used:
                var isSecond = used.Secret is not null && _used.GetValueOrDefault(used.Token) == true;
                _used[used.Token] = used.Secret is null ? null : true;
                return isSecond
                    ? $"the first use of the API token {used.Token} was recorded before, so its last use had been removed from the store."
                    : null;
            default:
                return null;
        }
    }

    /// <summary>Writes down which tokens were used.</summary>
    public void WriteTo(StateBook book, IEnumerable<string> tokens)
    {
        foreach (var token in tokens)
        {
            book.SayTokenUse(token, _used.GetValueOrDefault(token));
        }
    }
}
