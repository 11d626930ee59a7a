namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>What a person needs to add the portal to an authenticator app.</summary>
/// <param name="Key">To be typed where no code can be scanned.</param>
/// <param name="Address">To be scanned.</param>
/// <param name="Seal">Comes back with the first code.</param>
public sealed record AppOffer(string Key, string Address, string Seal);
