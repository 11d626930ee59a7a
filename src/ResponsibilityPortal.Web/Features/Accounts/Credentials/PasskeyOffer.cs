namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>What a browser needs for a passkey ceremony.</summary>
/// <param name="OptionsJson">For the browser's credentials interface.</param>
/// <param name="Seal">Comes back with what the browser has made.</param>
public sealed record PasskeyOffer(string OptionsJson, string Seal)
{
    /// <summary>The longest name of a passkey.</summary>
    public const int NameMaxLength = 60;
}
