namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Copies the data directory of a stopped portal.</summary>
internal static class DataCopy
{
    /// <param name="to">A directory. Files with the same names are replaced.</param>
    public static void Make(string from, string to)
    {
        foreach (var directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        }

        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)), overwrite: true);
        }
    }
}
