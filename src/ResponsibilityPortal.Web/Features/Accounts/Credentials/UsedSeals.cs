using Microsoft.Extensions.Caching.Memory;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Sharing;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Remembers used challenges until they expire, so that each one is accepted only once (WebAuthn level 3, section 13.4.3). A shared store
/// remembers them for all instances.
/// </summary>
public sealed class UsedSeals(SharedLimits? shared = null) : IDisposable
{
    private readonly MemoryCache _used = new(new MemoryCacheOptions());
    private readonly Lock _taking = new();

    /// <summary>Whether all instances of the portal know what was used.</summary>
    public bool AreShared => shared is not null;

    /// <summary>Marks the content of a seal as used. Returns false if it was already used.</summary>
    public Task<bool> TryUseAsync(string content, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        var key = OneTimeToken.HashOf(content);
        return shared?.TryUseAsync($"seal {key}", lifetime, cancellationToken) ?? Task.FromResult(TryUse(key, lifetime));
    }

    public void Dispose() => _used.Dispose();

    private bool TryUse(string key, TimeSpan lifetime)
    {
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
}
