using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>
/// Only some code depends on a database. The rest works with any, so that another database can be added next to SQLite without other
/// changes.
/// </summary>
public sealed class DatabaseTests
{
    private const string Provider = "ResponsibilityPortal.Store.Sqlite";
    private const string Migrations = "ResponsibilityPortal.Store.Migrations.Sqlite";

    private static readonly Type[] Types =
    [
        .. new[] { "Domain", "Store", "Pdf", "Formats", "Web" }.SelectMany(project =>
            System.Reflection.Assembly.Load($"ResponsibilityPortal.{project}").GetTypes()
        ),
    ];

    [Fact]
    public void Types_OutsideStoreSqlite_DoNotDependOnSqlite()
    {
        Assert.Equal(5, Types.Select(type => type.Assembly).Distinct().Count());
        Assert.Contains(Types, type => type.Namespace == Provider && TypeDependencies.Of(type).Any(IsOfSqlite));
        Assert.Contains(Types, type => IsHost(type) && TypeDependencies.Of(type).Any(IsOfSqlite));
        Assert.Empty(
            from type in Types
            where type.Namespace is not (Provider or Migrations) && !IsHost(type)
            from used in TypeDependencies.Of(type)
            where IsOfSqlite(used)
            select $"{type.FullName} uses {used.FullName}"
        );
    }

    /// <summary>Includes the word: a message, comment or setting that names the provider ties the code to it.</summary>
    [Fact]
    public void Sources_OutsideStoreSqlite_DoNotNameTheProvider()
    {
        var naming = Repository
            .SourceFiles()
            .Where(file => file.Text.Contains("Sqlite", StringComparison.Ordinal))
            .Select(file => file.Path)
            .ToList();
        Assert.Contains(naming, IsPlaceOfSqlite);
        Assert.DoesNotContain(naming, path => !IsPlaceOfSqlite(path));
    }

    /// <summary>A caught exception is a dependency too, although no instruction names it.</summary>
    [Fact]
    public void TypeDependencies_OfCatchClause_IncludeTheException() =>
        Assert.Contains(typeof(Microsoft.Data.Sqlite.SqliteException), TypeDependencies.Of(typeof(CatchesAlone)));

    private static bool IsPlaceOfSqlite(string path) =>
        path.StartsWith("ResponsibilityPortal.Store/Sqlite/", StringComparison.Ordinal)
        || path.StartsWith("ResponsibilityPortal.Store/Migrations/Sqlite/", StringComparison.Ordinal)
        || path == "ResponsibilityPortal.Web/Hosting/PortalStore.cs";

    private static bool IsHost(Type type) => type == typeof(PortalStore) || type.DeclaringType == typeof(PortalStore);

    private static bool IsOfSqlite(Type type) =>
        type.Namespace is Provider or Migrations
        || type.Assembly.GetName().Name is { } assembly
            && (
                assembly.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal)
                || assembly.StartsWith("Microsoft.EntityFrameworkCore.Sqlite", StringComparison.Ordinal)
                || assembly.StartsWith("SQLitePCLRaw", StringComparison.Ordinal)
            );

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
