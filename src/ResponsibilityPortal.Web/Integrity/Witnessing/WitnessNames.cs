namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>Reads the setting that lists the keys of witnesses.</summary>
internal static class WitnessNames
{
    /// <summary>Returns the keys as written. They contain no spaces.</summary>
    public static string[] Read(string? setting) => (setting ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
