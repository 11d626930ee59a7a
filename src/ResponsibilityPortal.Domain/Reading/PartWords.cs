using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>The words for the part that a party has in a cell. Pages, exports and the editor take them from here.</summary>
public static class PartWords
{
    public const string YouAreAccountable = "You are accountable";
    public const string YouContribute = "You contribute";

    /// <summary>A cell for which nobody is accountable yet, within a sentence.</summary>
    public const string NotYetAssessed = "not yet assessed";

    /// <summary>The same at the beginning of a sentence.</summary>
    public const string NotYetAssessedFirst = "Not yet assessed";

    /// <summary>A party that doesn't exist in a hosting model, within a sentence.</summary>
    public const string NotApplicable = "not applicable";

    /// <summary>The same at the beginning of a sentence.</summary>
    public const string NotApplicableFirst = "Not applicable";

    /// <summary>Names that are pronouns take the verb of several: "You are accountable".</summary>
    private static readonly FrozenSet<string> Pronouns = new[] { "you", "we", "they" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>What a party is or does in a cell, to follow its name.</summary>
    public static string Of(Part part, string name) => part switch
    {
        Part.Accountable => IsAccountable(name),
        Part.Contributing => Contributes(name),
        _ => HasNoPart(name),
    };

    /// <summary>"is accountable", to follow a name.</summary>
    public static string IsAccountable(string name) => $"{Is(name)} accountable";

    /// <summary>"contributes", to follow a name.</summary>
    public static string Contributes(string name) => IsPronoun(name) ? "contribute" : "contributes";

    /// <summary>"has no part", to follow a name.</summary>
    public static string HasNoPart(string name) => IsPronoun(name) ? "have no part" : "has no part";

    /// <summary>"has a part", to follow a name.</summary>
    public static string HasPart(string name) => IsPronoun(name) ? "have a part" : "has a part";

    /// <summary>"is", to follow a name.</summary>
    public static string Is(string name) => IsPronoun(name) ? "are" : "is";

    /// <summary>The verb that follows the names of contributing parties.</summary>
    public static string Contribute(IReadOnlyList<string> names) => names is [var only] ? Contributes(only) : "contribute";

    /// <summary>Whether a name speaks to the reader.</summary>
    public static bool IsYou(string name) => name.Equals("you", StringComparison.OrdinalIgnoreCase);

    private static bool IsPronoun(string name) => Pronouns.Contains(name);
}
