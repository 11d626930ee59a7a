using System.Collections.Frozen;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>Passwords that everybody tries first. The list comes with the portal: no password is ever sent anywhere to be checked.</summary>
/// <remarks>docs/reference/security.md names where the list comes from.</remarks>
public sealed class CommonPasswords
{
    private const string Resource = "common-passwords.txt";

    /// <summary>A part this short, repeated, is no password however often it stands there.</summary>
    private const int TrivialPart = 4;

    private readonly Lazy<FrozenSet<string>> _known = new(Read);

    /// <summary>Whether a password is in the list, alone, repeated, or with digits and signs behind it.</summary>
    public bool Contains(string password)
    {
        var folded = password.ToLowerInvariant();
        var word = folded.TrimEnd("0123456789!@#$%^&*?.-_+ ".ToCharArray());
        return word.Length == 0 || IsKnown(folded) || IsKnown(word) || IsRepetition(folded) || IsRepetition(word);
    }

    private bool IsKnown(string word) => _known.Value.Contains(word);

    private bool IsRepetition(string text)
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
