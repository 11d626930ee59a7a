using System.Globalization;
using System.Text.RegularExpressions;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>A control of NIST SP 800-53, however its identifier is written.</summary>
/// <param name="Token">The ID in NIST's OSCAL catalog: "ac-2" for a control, "ac-2.1" for an enhancement.</param>
internal sealed partial record NistControlId(string Token)
{
    /// <summary>Reads "AC-2", "ac-02", "CP-9(1)", "CP-9 (1)" and parts of controls such as "AC-1(a)".</summary>
    /// <returns>Null when the identifier isn't one of a control.</returns>
    public static NistControlId? Read(string identifier)
    {
        if (Form().Match(identifier) is not { Success: true } match)
        {
            return null;
        }

        var control = $"{match.Groups["family"].Value.ToLowerInvariant()}-{Number(match.Groups["number"])}";
        return new NistControlId(match.Groups["enhancement"].Success ? $"{control}.{Number(match.Groups["enhancement"])}" : control);
    }

    private static string Number(Group group) =>
        int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A\s*(?<family>[A-Za-z]{2})-(?<number>[0-9]{1,3})\s*(\((?<enhancement>[0-9]{1,3})\))?\s*(\([A-Za-z0-9]{1,3}\)\s*)*\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Form();
}
