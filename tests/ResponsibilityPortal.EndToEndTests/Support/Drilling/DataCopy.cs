namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Copies the data directory of a portal that does not run.</summary>
internal static class DataCopy
{
    /// <param name="to">A directory; files of the same names in it are replaced.</param>
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
