using Microsoft.AspNetCore.DataProtection;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>Makes seals. None survives a restart of the portal: what was used before it could otherwise be used again after.</summary>
public sealed class Seals(IDataProtectionProvider protection, UsedSeals used)
{
    private readonly string _process = Guid.NewGuid().ToString("N");

    /// <param name="purpose">What is sealed; a seal for one purpose is none for another.</param>
    /// <param name="lifetime">How long its form may stand open.</param>
    public Seal For(string purpose, TimeSpan lifetime) =>
        new(protection.CreateProtector("seal", _process, purpose).ToTimeLimitedDataProtector(), lifetime, used);
}
