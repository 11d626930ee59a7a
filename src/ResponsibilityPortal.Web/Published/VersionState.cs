namespace ResponsibilityPortal.Web.Published;

/// <summary>The state of a version in relation to the one in force.</summary>
public enum VersionState
{
    /// <summary>It was in force, and a later version replaced it.</summary>
    Superseded,

    InForce,

    /// <summary>It takes effect at a later date.</summary>
    Announced,

    /// <summary>It was announced, and a later version took effect before its date. It never was in force and never will be.</summary>
    Overtaken,

    /// <summary>It was announced, and withdrawn before its date. It was never in force.</summary>
    Withdrawn,
}
