namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>What a password must be: long, not common, and not made of what anybody knows about its owner. What it is made of does not matter (ASVS 5.0 v6.2.1, v6.2.5, v6.2.11).</summary>
public static class PasswordRules
{
    /// <summary>The least length, wherever a password is set.</summary>
    public const int MinLength = 15;

    /// <summary>More than anybody types; keeps hashing from being used to keep the portal busy.</summary>
    public const int MaxLength = 256;

    /// <summary>What is wrong with a password, for its owner; null when nothing is.</summary>
    public static string? Problem(string? password, NewAccount account) =>
        password is null || password.Length < MinLength ? $"The password needs at least {MinLength} characters. A few words in a row are easy to remember."
        : password.Length > MaxLength ? $"The password may have at most {MaxLength} characters."
        : CommonPasswords.Contains(password) ? "This password is one of those that are tried first. Choose another, for example a few words that do not belong together."
        : ContextWords.MakeUp(password, account) ? "This password consists of your name, your address or the name of this portal. Choose another, for example a few words that do not belong together."
        : null;
}
