namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>What a user needs to add the portal to an authenticator app.</summary>
/// <param name="Key">The key to type if the user can't scan the QR code.</param>
/// <param name="Address">The content of the QR code.</param>
/// <param name="Seal">The sealed key. The form returns it with the first code.</param>
public sealed record AppOffer(string Key, string Address, string Seal);
