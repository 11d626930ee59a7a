using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>The words for the part of a party in a cell. Pages, exports and the editor use them.</summary>
public static class PartWords
{
    public const string YouAreAccountable = "You are accountable";
    public const string YouShare = "You are jointly accountable";
    public const string YouContribute = "You contribute";

    /// <summary>A cell that is not yet assessed, within a sentence.</summary>
    public const string NotYetAssessed = "not yet assessed";

    /// <summary>A cell that is not yet assessed, at the beginning of a sentence.</summary>
    public const string NotYetAssessedFirst = "Not yet assessed";

    /// <summary>A party that doesn't exist in a hosting model, or a cell that is not applicable, within a sentence.</summary>
    public const string NotApplicable = "not applicable";

    /// <summary>A party that doesn't exist in a hosting model, or a cell that is not applicable, at the beginning of a sentence.</summary>
    public const string NotApplicableFirst = "Not applicable";

    /// <summary>A party that doesn't exist in a hosting model, where the cell itself can be not applicable, too.</summary>
    public const string NotPresentFirst = "Not present";

    /// <summary>A party that exists in a hosting model and has no part in the cell.</summary>
    public const string NotInvolved = "not involved";

    /// <summary>A filter word for a duty that several parties share.</summary>
    public const string JointlyAccountable = "jointly accountable";

    /// <summary>A cell with joint accountability, above the names of the parties that share it.</summary>
    public const string SharedFirst = "Shared; the source names no single accountable party";

    /// <summary>Follows the names of parties that share accountability in a table.</summary>
    public const string ShareThis = "share this";

    /// <summary>Names that are pronouns take the verb of several: "You are accountable".</summary>
    private static readonly FrozenSet<string> Pronouns = new[] { "you", "we", "they" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Returns the part of a party in a cell, to follow its name.</summary>
    public static string Of(Part part, string name) =>
        part switch
        {
            Part.Accountable => IsAccountable(name),
            Part.JointlyAccountable => IsJointlyAccountable(name),
            Part.Contributing => Contributes(name),
            _ => HasNoPart(name),
        };

    /// <summary>Returns "is accountable", to follow a name.</summary>
    public static string IsAccountable(string name) => $"{Is(name)} accountable";

    /// <summary>Returns "is jointly accountable", to follow a name.</summary>
    public static string IsJointlyAccountable(string name) => $"{Is(name)} {JointlyAccountable}";

    /// <summary>Returns the parties that share accountability, as one value: "Customer and Vendor (jointly)".</summary>
    public static string Jointly(IReadOnlyList<string> names) => $"{Enumeration.Of(names)} (jointly)";

    /// <summary>Returns the words for a cell with joint accountability: "Customer and Vendor share this; the source names ...".</summary>
    public static string Share(IReadOnlyList<string> names) =>
        $"{Enumeration.Of(names)} {ShareThis}; the source names no single accountable party";

    /// <summary>Returns the words for a cell that is not applicable: "Not applicable: no hardware is involved".</summary>
    public static string NotApplicableBecause(string reason) => $"{NotApplicableFirst}: {reason.TrimEnd('.')}";

    /// <summary>Returns "contributes", to follow a name.</summary>
    public static string Contributes(string name) => IsPronoun(name) ? "contribute" : "contributes";

    /// <summary>"is not involved", to follow a name.</summary>
    public static string HasNoPart(string name) => $"{Is(name)} {NotInvolved}";

    /// <summary>"is involved", to follow a name.</summary>
    public static string HasPart(string name) => $"{Is(name)} involved";

    /// <summary>Returns "is", to follow a name.</summary>
    public static string Is(string name) => IsPronoun(name) ? "are" : "is";

    /// <summary>Returns the verb that follows the names of contributing parties.</summary>
    public static string Contribute(IReadOnlyList<string> names) => names is [var only] ? Contributes(only) : "contribute";

    /// <summary>Returns a name within a sentence. Pronouns begin with a small letter: "you".</summary>
    public static string Within(string name) => IsPronoun(name) ? name.ToLowerInvariant() : name;

    /// <summary>Returns whether a name addresses the reader.</summary>
    public static bool IsYou(string name) => name.Equals("you", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a name is a pronoun, which takes the verb of several.</summary>
    internal static bool IsPronoun(string name) => Pronouns.Contains(name);
}
