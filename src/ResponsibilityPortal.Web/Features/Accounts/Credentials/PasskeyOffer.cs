namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>What a browser needs to create or use a passkey.</summary>
/// <param name="OptionsJson">The options for the browser's Credential Management API.</param>
/// <param name="Seal">The sealed challenge. The form returns it with the browser's response.</param>
public sealed record PasskeyOffer(string OptionsJson, string Seal)
{
    /// <summary>The maximum length of a passkey's name.</summary>
    public const int NameMaxLength = 60;
}
