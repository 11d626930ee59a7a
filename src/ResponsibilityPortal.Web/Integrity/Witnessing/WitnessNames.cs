namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>Reads the setting that lists the keys of witnesses.</summary>
internal static class WitnessNames
{
    /// <summary>The keys, as they are written; they hold no spaces.</summary>
    public static string[] Read(string? setting) => (setting ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
