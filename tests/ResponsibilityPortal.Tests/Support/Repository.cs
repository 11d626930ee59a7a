namespace ResponsibilityPortal.Tests.Support;

/// <summary>Finds the sources from the test binaries.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string Source { get; } = Path.Combine(Root, "src");

    /// <summary>The files with which operators deploy the portal.</summary>
    public static string Deployment { get; } = Path.Combine(Root, "deploy");

    /// <summary>The project's own C# and Razor files, by their path below src.</summary>
    public static IEnumerable<(string Path, string Text)> SourceFiles() =>
        from file in Directory.EnumerateFiles(Source, "*.*", SearchOption.AllDirectories)
        where file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
        let path = Path.GetRelativePath(Source, file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    /// <summary>The C# files of the tests, by their path below tests. Benchmarks are excluded.</summary>
    public static IEnumerable<(string Path, string Text)> TestFiles() =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(Path.Combine(Root, "tests"), file).Replace('\\', '/')
        where path.Contains("Tests/", StringComparison.Ordinal)
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select (path, File.ReadAllText(file));

    public static string Document(string path) => File.ReadAllText(Path.Combine(Root, "docs", path));

    private static string Find()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "ResponsibilityPortal.sln")))
        {
            directory = directory.Parent;
        }

        return directory.FullName;
    }
}
