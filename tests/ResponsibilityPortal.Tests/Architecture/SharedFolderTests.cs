using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Which shared folder of the web project depends on which. Without circles, each can be read and moved separately.</summary>
public sealed class SharedFolderTests
{
    private const string Web = "ResponsibilityPortal.Web";

    /// <summary>
    /// Folders that no shared folder depends on: features, the API, the server for assistants, commands, and the composition.
    /// </summary>
    private static readonly string[] Roots = ["Features", "Api.V1", "Mcp", "Cli", "Hosting"];

    /// <summary>The bodies that the API shares with pages and commands.</summary>
    private const string Bodies = "Api.V1.Bodies";

    private static readonly Type[] Types =
    [
        .. typeof(PortalStore).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith(Web, StringComparison.Ordinal) == true),
    ];

    /// <summary>The folders that each folder depends on.</summary>
    private static readonly Dictionary<string, HashSet<string>> Uses = Types
        .GroupBy(type => FolderOf(type)!)
        .ToDictionary(
            folder => folder.Key,
            folder =>
                folder
                    .SelectMany(TypeDependencies.Of)
                    .Select(FolderOf)
                    .OfType<string>()
                    .Where(used => used != folder.Key)
                    .ToHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal
        );

    [Fact]
    public void Hosting_IsUsedByNoOtherFolder()
    {
        Assert.Contains("Features", Uses["Hosting"]);
        Assert.Contains("Hosting", Uses["Cli"]);
        Assert.Empty(Uses.Where(folder => folder.Key != "Cli" && folder.Value.Contains("Hosting")).Select(folder => folder.Key));
    }

    [Fact]
    public void SharedFolders_FormNoCircle()
    {
        var shared = Uses.Keys.Except(Roots).ToList();
        Assert.True(shared.Count >= 10, string.Join(' ', shared));
        Assert.Contains("Settings", Uses["Published"]);
        Assert.True(Reaches("Components", "Settings"));
        Assert.DoesNotContain(shared, folder => Uses[folder].Intersect(shared).Any(used => Reaches(used, folder)));
    }

    private static bool Reaches(string from, string to)
    {
        var (seen, waiting) = (new HashSet<string>(StringComparer.Ordinal) { from }, new Stack<string>([from]));
        while (waiting.TryPop(out var folder))
        {
            if (folder == to)
            {
                return true;
            }

            foreach (var used in Uses[folder].Where(used => !Roots.Contains(used) && seen.Add(used)))
            {
                waiting.Push(used);
            }
        }

        return false;
    }

    /// <summary>
    /// Returns the first folder below the project, including the API's version. "" for the project itself, null for types of other
    /// projects.
    /// </summary>
    private static string? FolderOf(Type type)
    {
        if (
            type.Assembly != typeof(PortalStore).Assembly
            || type.Namespace is not { } name
            || !name.StartsWith(Web, StringComparison.Ordinal)
        )
        {
            return null;
        }

        var below = name.Length == Web.Length ? "" : name[(Web.Length + 1)..];
        return below == Bodies ? Bodies
            : below.StartsWith("Api.V", StringComparison.Ordinal) ? "Api.V1"
            : below.Split('.')[0];
    }
}
