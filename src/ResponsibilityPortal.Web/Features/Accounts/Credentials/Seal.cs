using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Encrypts state that is needed in the next request, so that a form can carry it. Clients can't read or change it, and requests of
/// visitors who aren't signed in use no memory.
/// </summary>
public sealed class Seal(ITimeLimitedDataProtector protector, TimeSpan lifetime, UsedSeals used)
{
    public string Close(string content) => protector.Protect(content, lifetime);

    /// <summary>Returns the sealed content; null if the seal is invalid or expired.</summary>
    public string? Open(string? seal)
    {
        try
        {
            return string.IsNullOrEmpty(seal) ? null : protector.Unprotect(seal);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Marks sealed content as used. Returns false if it was used before, even in another seal.</summary>
    public Task<bool> TryUseAsync(string content, CancellationToken cancellationToken) =>
        used.TryUseAsync(content, lifetime, cancellationToken);
}
