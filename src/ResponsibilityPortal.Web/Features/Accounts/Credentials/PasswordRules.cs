namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>What a password must be: long and not common. What it is made of is nobody's business (ASVS 5.0 v6.2.1, v6.2.5).</summary>
public static class PasswordRules
{
    /// <summary>The least length of a password that stands alone.</summary>
    public const int MinLength = 15;

    /// <summary>The least length once an authenticator app is enrolled.</summary>
    public const int MinLengthWithApp = 12;

    /// <summary>More than anybody types; keeps hashing from being used to keep the portal busy.</summary>
    public const int MaxLength = 256;

    /// <summary>What is wrong with a password, for its owner; null when nothing is.</summary>
    public static string? Problem(string? password, bool hasApp)
    {
        var least = hasApp ? MinLengthWithApp : MinLength;
        return password is null || password.Length < least ? $"The password needs at least {least} characters. A few words in a row are easy to remember."
            : password.Length > MaxLength ? $"The password may have at most {MaxLength} characters."
            : CommonPasswords.Contains(password) ? "This password is one of those that are tried first. Choose another, for example a few words that do not belong together."
            : null;
    }
}
