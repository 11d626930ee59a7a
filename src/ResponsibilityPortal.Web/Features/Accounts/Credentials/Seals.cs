using Microsoft.AspNetCore.DataProtection;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Creates seals. Instances that share a store accept each other's. Otherwise seals become invalid when the portal restarts, because the
/// list of used seals is lost then.
/// </summary>
public sealed class Seals(IDataProtectionProvider protection, UsedSeals used)
{
    private readonly string _issuer = used.AreShared ? "shared" : Guid.NewGuid().ToString("N");

    /// <param name="purpose">What the seal is for. A seal for one purpose isn't valid for another.</param>
    /// <param name="lifetime">How long the form with the seal can be used.</param>
    public Seal For(string purpose, TimeSpan lifetime) =>
        new(protection.CreateProtector("seal", _issuer, purpose).ToTimeLimitedDataProtector(), lifetime, used);
}
