using System.Net.Mail;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Security;

/// <summary>What a person's name and address must be.</summary>
internal static class PersonRules
{
    public const int EmailMaxLength = StoredPerson.EmailMaxLength;

    /// <summary>What is wrong, for whoever typed it; null when nothing is.</summary>
    public static string? Problem(string name, string email) =>
        name.Length == 0 ? "A name is needed: it stands beside everything the person does."
        : name.Length > StoredPerson.NameMaxLength ? $"The name may have at most {StoredPerson.NameMaxLength} characters."
        : TextRule.ProblemOfName(name) is { } problem ? $"The name contains characters that cannot be shown: it {problem}"
        : email.Length > StoredPerson.EmailMaxLength ? $"The e-mail address may have at most {StoredPerson.EmailMaxLength} characters."
        : !MailAddress.TryCreate(email, out var address) || address.Address != email ? "This is not an e-mail address. It is what the person signs in with; no mail is sent."
        : null;
}
