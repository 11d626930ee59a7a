namespace ResponsibilityPortal.Web.Published;

/// <summary>Says in a title that a version isn't in force.</summary>
public static class VersionStatus
{
    /// <summary>Returns words such as "Superseded (version 1)". Null for the version in force and for a draft.</summary>
    public static string? InTitle(PageSource source)
    {
        if (source.IsDraft)
        {
            return null;
        }

        var version = source.Published.Version;
        return source.Versions.StateOf(version, source.InForce) switch
        {
            VersionState.InForce => null,
            VersionState.Superseded => $"Superseded (version {version.Number})",
            VersionState.Announced => $"Announced, not yet in force (version {version.Number})",
            _ => $"Never in force (version {version.Number})",
        };
    }
}
