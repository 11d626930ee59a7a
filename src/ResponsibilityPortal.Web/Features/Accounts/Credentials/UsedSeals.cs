using Microsoft.Extensions.Caching.Memory;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Remembers used challenges until they expire, so that each one is accepted only once (WebAuthn level 3, section 13.4.3).
/// </summary>
public sealed class UsedSeals : IDisposable
{
    private readonly MemoryCache _used = new(new MemoryCacheOptions());
    private readonly Lock _taking = new();

    /// <summary>Marks the content of a seal as used. Returns false if it was already used.</summary>
    public bool TryUse(string content, TimeSpan lifetime)
    {
        var key = OneTimeToken.HashOf(content);
        lock (_taking)
        {
            if (_used.TryGetValue(key, out _))
            {
                return false;
            }

            _used.Set(key, true, lifetime);
            return true;
        }
    }

    public void Dispose() => _used.Dispose();
}
