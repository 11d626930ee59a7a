using Microsoft.Extensions.Caching.Memory;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>Remembers the challenges that were answered until they expire: none is answered twice (WebAuthn level 3, section 13.4.3).</summary>
public sealed class UsedSeals : IDisposable
{
    private readonly MemoryCache _used = new(new MemoryCacheOptions());
    private readonly Lock _taking = new();

    /// <summary>Takes what a seal held; false when it was taken before.</summary>
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
