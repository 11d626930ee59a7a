using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>
/// Only some code depends on a database. The rest works with any, so that another database can be added next to SQLite without other
/// changes.
/// </summary>
public sealed class DatabaseTests
{
    private static readonly Dictionary<string, string[]> Packages = new()
    {
        ["Sqlite"] = ["Microsoft.Data.Sqlite", "Microsoft.EntityFrameworkCore.Sqlite", "SQLitePCLRaw"],
        ["Postgres"] = ["Npgsql"],
    };

    private static readonly Type[] Types =
    [
        .. new[] { "Domain", "Store", "Pdf", "Formats", "Web" }.SelectMany(project =>
            System.Reflection.Assembly.Load($"ResponsibilityPortal.{project}").GetTypes()
        ),
    ];

    /// <summary>Where the host chooses the database.</summary>
    private static readonly string[] Composition =
    [
        "ResponsibilityPortal.Web/Hosting/ChosenStore.cs",
        "ResponsibilityPortal.Web/Hosting/PortalStore.cs",
        "ResponsibilityPortal.Web/Hosting/StoreOptions.cs",
        "ResponsibilityPortal.Web/Hosting/StoreProvider.cs",
    ];

    public static TheoryData<string> Providers => [.. Packages.Keys];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Types_OutsideTheProvidersFolder_DoNotDependOnIt(string provider)
    {
        Assert.Equal(5, Types.Select(type => type.Assembly).Distinct().Count());
        Assert.Contains(Types, type => type.Namespace == Namespace(provider) && TypeDependencies.Of(type).Any(IsOfProvider));
        Assert.Contains(Types, type => IsHost(type) && TypeDependencies.Of(type).Any(IsOfProvider));
        Assert.Empty(
            from type in Types
            where !IsIn(type, provider) && !IsHost(type)
            from used in TypeDependencies.Of(type)
            where IsOfProvider(used)
            select $"{type.FullName} uses {used.FullName}"
        );

        bool IsOfProvider(Type type) =>
            IsIn(type, provider)
            || type.Assembly.GetName().Name is { } assembly
                && Packages[provider].Any(package => assembly.StartsWith(package, StringComparison.Ordinal));
    }

    /// <summary>Includes the word: a message, comment or setting that names the provider ties the code to it.</summary>
    [Theory]
    [MemberData(nameof(Providers))]
    public void Sources_OutsideTheProvidersFolder_DoNotNameIt(string provider)
    {
        var naming = Repository
            .SourceFiles()
            .Where(file => file.Text.Contains(provider, StringComparison.Ordinal))
            .Select(file => file.Path)
            .ToList();
        Assert.Contains(naming, IsPlace);
        Assert.DoesNotContain(naming, path => !IsPlace(path));

        bool IsPlace(string path) =>
            path.StartsWith($"ResponsibilityPortal.Store/{provider}/", StringComparison.Ordinal)
            || path.StartsWith($"ResponsibilityPortal.Store/Migrations/{provider}/", StringComparison.Ordinal)
            || Composition.Contains(path);
    }

    /// <summary>A caught exception is a dependency too, although no instruction names it.</summary>
    [Fact]
    public void TypeDependencies_OfCatchClause_IncludeTheException() =>
        Assert.Contains(typeof(Microsoft.Data.Sqlite.SqliteException), TypeDependencies.Of(typeof(CatchesAlone)));

    private static string Namespace(string provider) => $"ResponsibilityPortal.Store.{provider}";

    private static bool IsIn(Type type, string provider) =>
        type.Namespace == Namespace(provider) || type.Namespace == $"ResponsibilityPortal.Store.Migrations.{provider}";

    private static bool IsHost(Type type) => type == typeof(PortalStore) || type.DeclaringType == typeof(PortalStore);

    private static class CatchesAlone
    {
        public static bool Try(Action action)
        {
            try
            {
                action();
                return true;
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                return false;
            }
        }
    }
}
