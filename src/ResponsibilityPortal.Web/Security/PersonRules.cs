using System.Net.Mail;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Security;

/// <summary>What a person's name and address must be.</summary>
internal static class PersonRules
{
    public const int EmailMaxLength = StoredPerson.EmailMaxLength;

    /// <summary>What is wrong, for whoever typed it; null when nothing is.</summary>
    public static string? Problem(string name, string email) =>
        name.Length == 0 ? "A name is needed: it stands beside everything the person does."
        : name.Length > StoredPerson.NameMaxLength ? $"The name may have at most {StoredPerson.NameMaxLength} characters."
        : name.Any(character => char.IsControl(character) || TurnsText(character)) ? "The name contains characters that cannot be shown."
        : email.Length > StoredPerson.EmailMaxLength ? $"The e-mail address may have at most {StoredPerson.EmailMaxLength} characters."
        : !MailAddress.TryCreate(email, out var address) || address.Address != email ? "This is not an e-mail address. It is what the person signs in with; no mail is sent."
        : null;

    /// <summary>Whether a character changes the direction of what follows it, by which a name could pretend to be another.</summary>
    private static bool TurnsText(char character) =>
        character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
