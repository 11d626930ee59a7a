namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>A passkey of a user.</summary>
/// <param name="Id">The credential ID, in hexadecimal.</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset CreatedAt);
