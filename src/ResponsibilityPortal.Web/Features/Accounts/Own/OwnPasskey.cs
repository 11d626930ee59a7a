namespace ResponsibilityPortal.Web.Features.Accounts.Own;

/// <summary>A passkey of a person.</summary>
/// <param name="Id">The credential's identifier, in hexadecimal.</param>
public sealed record OwnPasskey(string Id, string Name, DateTimeOffset CreatedAt);
