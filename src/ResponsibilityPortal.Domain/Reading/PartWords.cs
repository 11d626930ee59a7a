using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>The words for the part that a party has in a cell. Pages, exports and the editor take them from here.</summary>
public static class PartWords
{
    public const string IsAccountable = "is accountable";
    public const string Contributes = "contributes";
    public const string HasNoPart = "has no part";
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

    /// <summary>What a party is or does in a cell, to stand behind its name.</summary>
    public static string Of(Part part) => part switch
    {
        Part.Accountable => IsAccountable,
        Part.Contributing => Contributes,
        _ => HasNoPart,
    };

    /// <summary>The verb behind the names of contributing parties.</summary>
    public static string Contribute(int parties) => parties == 1 ? Contributes : "contribute";
}
