using System.Collections.Frozen;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>Passwords that everybody tries first. The list comes with the portal: no password is ever sent anywhere to be checked.</summary>
/// <remarks>docs/reference/security.md names where the list comes from.</remarks>
public static class CommonPasswords
{
    private const string Resource = "common-passwords.txt";

    /// <summary>A part this short, repeated, is no password however often it stands there.</summary>
    private const int TrivialPart = 4;

    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    /// <summary>Whether a password is in the list, alone, repeated, or with digits and signs behind it, or runs through the digits or letters.</summary>
    public static bool Contains(string password)
    {
        var folded = password.ToLowerInvariant();
        var word = folded.TrimEnd("0123456789!@#$%^&*?.-_+ ".ToCharArray());
        return IsKnown(folded) || IsKnown(word) || IsRepetition(folded) || IsRepetition(word) || IsSequence(folded);
    }

    private static bool IsKnown(string word) => Known.Value.Contains(word);

    private static bool IsRepetition(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && IsRepeated(text, length) && (length <= TrivialPart || IsKnown(text[..length])))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether each character follows the one before, as in 2345678901.</summary>
    private static bool IsSequence(string text)
    {
        for (var index = 1; index < text.Length; index++)
        {
            if (text[index] - text[index - 1] != 1 && (text[index - 1], text[index]) is not ('9', '0') and not ('z', 'a'))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsRepeated(string text, int length)
    {
        for (var index = length; index < text.Length; index++)
        {
            if (text[index] != text[index - length])
            {
                return false;
            }
        }

        return true;
    }

    private static FrozenSet<string> Read()
    {
        using var reader = new StreamReader(typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
