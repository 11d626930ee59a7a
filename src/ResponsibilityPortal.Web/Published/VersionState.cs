namespace ResponsibilityPortal.Web.Published;

/// <summary>Where a version stands beside the one in force.</summary>
public enum VersionState
{
    /// <summary>It held, and a later one took its place.</summary>
    Superseded,

    InForce,

    /// <summary>It holds from a date to come.</summary>
    Announced,

    /// <summary>It was announced, and a later version held before its date came; it never was in force and never will be.</summary>
    Overtaken,

    /// <summary>It was announced and withdrawn before its date; it was never in force.</summary>
    Withdrawn,
}
