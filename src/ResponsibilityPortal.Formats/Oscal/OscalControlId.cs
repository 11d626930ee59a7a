using System.Text;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>
/// Turns control identifiers into tokens of OSCAL. Identifiers of NIST SP 800-53 become those of NIST's catalog. Identifiers of other
/// frameworks have no official form, so they get the short word of their framework before them; the original is a property beside them.
/// </summary>
public static class OscalControlId
{
    /// <summary>"AC-2" becomes "ac-2", "CP-9(1)" "cp-9.1", "AC-01 (a)" "ac-1"; CCM's "A&amp;A-02" becomes "ccm-aa-02".</summary>
    public static string Of(Framework framework, string identifier)
    {
        if (KnownFramework.Of(framework) == KnownFramework.Nist80053 && NistControlId.Read(identifier) is { } control)
        {
            return control.Token;
        }

        var prefix = KnownFramework.Of(framework)?.Prefix ?? FirstWord(framework.Slug);
        var token = new StringBuilder(prefix).Append('-');
        foreach (var character in identifier.ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(character) || character is '.' or '_')
            {
                token.Append(character);
            }
            else if (character is not '&' && token[^1] != '-')
            {
                token.Append('-');
            }
        }

        return token.ToString().TrimEnd('-');
    }

    private static string FirstWord(string slug) => slug.IndexOf('-') is > 0 and var end ? slug[..end] : slug;
}
