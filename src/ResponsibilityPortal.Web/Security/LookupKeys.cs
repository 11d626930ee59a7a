using System.Text;
using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Web.Security;

/// <summary>The form in which e-mail addresses are compared. Unlike Identity's own it takes any text that a form can send.</summary>
internal sealed class LookupKeys : ILookupNormalizer
{
    public static string Of(string text) => OutsideText.Normalize(text, NormalizationForm.FormC).ToUpperInvariant();

    public string? NormalizeName(string? name) => name is null ? null : Of(name);

    public string? NormalizeEmail(string? email) => email is null ? null : Of(email);
}
