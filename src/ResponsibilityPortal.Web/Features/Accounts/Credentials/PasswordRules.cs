namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// The rules for passwords: long, not common, and not made of words that are easy to guess for this user. No kinds of characters are
/// required (ASVS 5.0 v6.2.1, v6.2.5, v6.2.11).
/// </summary>
public static class PasswordRules
{
    /// <summary>The minimum length, wherever a password is set.</summary>
    public const int MinLength = 15;

    /// <summary>
    /// The maximum length, longer than any typed password. It prevents attackers from keeping the portal busy with hashing.
    /// </summary>
    public const int MaxLength = 256;

    /// <summary>Returns what is wrong with a password, in words for its user; null if it meets the rules.</summary>
    public static string? Problem(string? password, NewAccount account) =>
        password is null || password.Length < MinLength
            ? $"The password needs at least {MinLength} characters. A few words in a row are easy to remember."
        : password.Length > MaxLength ? $"The password can have at most {MaxLength} characters."
        : CommonPasswords.Contains(password) ? "This password is too common. Choose another one, for example a few unrelated words."
        : ContextWords.MakeUp(password, account)
            ? "This password consists of your name, your e-mail address or the name of this portal. Choose another one, for example a "
                + "few unrelated words."
        : null;
}
