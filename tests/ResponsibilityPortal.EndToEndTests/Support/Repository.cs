namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>The location of the sources, from the test binaries.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string WebProject => Path.Combine(Root, "src", "ResponsibilityPortal.Web");

    public static string Artifacts => Path.Combine(Root, "artifacts");

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
