using System.Collections.Frozen;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>Passwords that attackers try first. The list is part of the portal, so passwords are never sent to another service.</summary>
/// <remarks>The source of the list is in docs/reference/security.md.</remarks>
public static class CommonPasswords
{
    private const string Resource = "common-passwords.txt";

    /// <summary>The length up to which a repeated part is too weak, however often it is repeated.</summary>
    private const int TrivialPart = 4;

    private static readonly Lazy<FrozenSet<string>> Known = new(Read);

    /// <summary>
    /// Returns whether a password is in the list, is a sequence of digits or letters, or repeats one part. The part must be in the list or
    /// very short. Digits and punctuation at the end are ignored.
    /// </summary>
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

    /// <summary>Returns whether each character follows the one before, as in 2345678901.</summary>
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
