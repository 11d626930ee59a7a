using System.Net.Mail;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>The rules for a user's name and e-mail address.</summary>
internal static class UserRules
{
    public const int EmailMaxLength = StoredUser.EmailMaxLength;

    /// <summary>Returns what is wrong, for the user who typed it. Null when nothing is.</summary>
    public static string? Problem(string name, string email) =>
        name.Length == 0 ? "Enter a name. It appears in the audit log next to the user's changes."
        : name.Length > StoredUser.NameMaxLength ? $"The name can have at most {StoredUser.NameMaxLength} characters."
        : TextRule.ProblemOfName(name) is { } problem ? $"The name contains characters that can't be shown: it {problem}"
        : email.Length > StoredUser.EmailMaxLength ? $"The e-mail address can have at most {StoredUser.EmailMaxLength} characters."
        : !MailAddress.TryCreate(email, out var address) || address.Address != email
            ? "Enter a valid e-mail address. It is used to sign in; the portal never sends mail."
        : null;
}
