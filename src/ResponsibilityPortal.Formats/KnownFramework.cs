using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats;

/// <summary>A control framework that formats treat specially, because other programs know its identifiers in a form of their own.</summary>
/// <param name="Prefix">The short word before its identifiers where a format needs one.</param>
/// <param name="NamePart">What its name contains, in upper or lower case.</param>
/// <param name="EditionNumbers">How many numbers of its version say which edition it is. Identifiers move between editions.</param>
public sealed partial record KnownFramework(string Prefix, string NamePart, int EditionNumbers)
{
    public static KnownFramework Nist80053 { get; } = new("nist", "800-53", 1);

    public static KnownFramework CloudControlsMatrix { get; } = new("ccm", "Cloud Controls Matrix", 2);

    /// <summary>The questions of CSA. No export has identifiers of them in a form of their own.</summary>
    public static KnownFramework Caiq { get; } = new("caiq", "CAIQ", 2);

    private static readonly ValueList<KnownFramework> All = [Nist80053, CloudControlsMatrix];

    /// <summary>Returns which known framework a framework of a matrix is, by its name; null when it is none.</summary>
    public static KnownFramework? Of(Framework framework) =>
        All.FirstOrDefault(known => known.IsNameOf(framework));

    /// <summary>Returns whether two frameworks are both this one, in the same edition: "Rev. 5" and "5.1.1", "4.0" and "v4.0.3".</summary>
    public bool IsSameEdition(Framework one, Framework other) =>
        IsNameOf(one) && IsNameOf(other) && EditionOf(one) is { } edition && edition == EditionOf(other);

    private bool IsNameOf(Framework framework) => framework.Name.Contains(NamePart, StringComparison.OrdinalIgnoreCase);

    private string? EditionOf(Framework framework)
    {
        var numbers = Number().Matches(framework.Version).Select(match => match.Value.TrimStart('0')).Take(EditionNumbers).ToList();
        return numbers.Count == EditionNumbers ? string.Join('.', numbers) : null;
    }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
