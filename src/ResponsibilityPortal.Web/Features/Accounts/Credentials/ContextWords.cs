namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>
/// Words that an attacker tries for this portal and this user: the product, the user's name and e-mail address, and sequences on the
/// keyboard.
/// </summary>
internal static class ContextWords
{
    /// <summary>The minimum length of a word. Shorter words occur in any password by chance.</summary>
    private const int WordMinLength = 3;

    /// <summary>The number of letters that a password must contain in addition to these words.</summary>
    private const int RestMinLength = 8;

    private static readonly string[] OfThePortal =
    [
        "responsibility",
        "responsibilities",
        "portal",
        "shared",
        "matrix",
        "matrices",
        "password",
        "passwort",
        "admin",
        "administrator",
        "welcome",
        "qwertyuiop",
        "qwertzuiop",
        "asdfghjkl",
        "zxcvbnm",
        "yxcvbnm",
        "qwerty",
        "qwertz",
        "asdfg",
    ];

    /// <summary>Returns whether a password contains little more than these words, digits and punctuation.</summary>
    public static bool MakeUp(string password, NewAccount account)
    {
        var rest = string.Concat(password.Where(char.IsLetter)).ToLowerInvariant();
        if (rest.Length == 0)
        {
            return false;
        }

        var original = rest.Length;
        foreach (var word in OfThePortal.Concat(WordsOf(account)).OrderByDescending(word => word.Length))
        {
            rest = rest.Replace(word, "", StringComparison.Ordinal);
        }

        return rest.Length < original && rest.Length < RestMinLength;
    }

    private static IEnumerable<string> WordsOf(NewAccount account) =>
        $"{account.Name} {account.Email}"
            .ToLowerInvariant()
            .Split([' ', '.', '@', '-', '_', '+', '\''], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => string.Concat(word.Where(char.IsLetter)))
            .Where(word => word.Length >= WordMinLength);
}
