using System.Text;
using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Web.Security;

/// <summary>Normalizes e-mail addresses for comparison. Unlike Identity's normalizer, it accepts any text that a form can send.</summary>
internal sealed class LookupKeys : ILookupNormalizer
{
    public static string Of(string text) => OutsideText.Normalize(text, NormalizationForm.FormC).ToUpperInvariant();

    public string? NormalizeName(string? name) => name is null ? null : Of(name);

    public string? NormalizeEmail(string? email) => email is null ? null : Of(email);
}
