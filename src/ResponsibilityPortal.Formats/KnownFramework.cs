using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats;

/// <summary>A control framework that formats treat specially, because other programs know its identifiers in a form of their own.</summary>
/// <param name="Prefix">The short word before its identifiers where a format needs one.</param>
/// <param name="NamePart">What its name contains, in upper or lower case.</param>
public sealed record KnownFramework(string Prefix, string NamePart)
{
    public static KnownFramework Nist80053 { get; } = new("nist", "800-53");

    public static KnownFramework CloudControlsMatrix { get; } = new("ccm", "Cloud Controls Matrix");

    private static readonly ValueList<KnownFramework> All = [Nist80053, CloudControlsMatrix];

    /// <summary>Returns which known framework a framework of a matrix is, by its name; null when it is none.</summary>
    public static KnownFramework? Of(Framework framework) =>
        All.FirstOrDefault(known => framework.Name.Contains(known.NamePart, StringComparison.OrdinalIgnoreCase));
}
