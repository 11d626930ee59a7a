namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>The fixed words of OSCAL files that the portal writes. Other programs rely on them, so they never change.</summary>
public static class OscalNames
{
    /// <summary>The version of OSCAL that files follow.</summary>
    public const string Version = "1.2.1";

    /// <summary>The namespace of all properties that OSCAL doesn't define, on every portal. It names and doesn't resolve.</summary>
    public const string Namespace = "urn:responsibility-portal:oscal:1";

    internal const string AccountableParty = "accountable-party";
    internal const string JointlyAccountableParty = "jointly-accountable-party";
    internal const string ContributingParty = "contributing-party";

    /// <summary>A party with a note, and without a part.</summary>
    internal const string NotInvolvedParty = "not-involved-party";

    internal const string NotApplicable = "not-applicable";
    internal const string NotAssessed = "not-yet-assessed";
    internal const string Basis = "basis";
    internal const string CustomerPart = "customer-part";
    internal const string Sharing = "sharing";

    internal const string AccountableRole = "accountable";
    internal const string JointlyAccountableRole = "jointly-accountable";
    internal const string ContributingRole = "contributing";

    /// <summary>The class of the properties of the loss report, which have the codes of losses as names.</summary>
    internal const string LossClass = "loss";

    /// <summary>The value of properties that need none.</summary>
    internal const string Yes = "yes";
}
