using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Closes what must survive between two requests, so that it can travel in a form: nobody can read or change it, and a stranger's
/// visits fill no memory.
/// </summary>
public sealed class Seal(ITimeLimitedDataProtector protector, TimeSpan lifetime, UsedSeals used)
{
    public string Close(string content) => protector.Protect(content, lifetime);

    /// <summary>What was sealed; null when the seal is none, or too old.</summary>
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

    /// <summary>Uses up what was sealed; false when it was used before, however its seal was written.</summary>
    public bool TryUse(string content) => used.TryUse(content, lifetime);
}
