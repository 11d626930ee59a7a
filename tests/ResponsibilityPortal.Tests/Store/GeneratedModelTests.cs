using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Sqlite;

namespace ResponsibilityPortal.Tests.Store;

/// <summary>
/// A start uses a model that was generated, because making it takes a sixth of the time. It must be the one that the code describes.
/// </summary>
public sealed class GeneratedModelTests
{
    private const string WayOut = "The generated model is old. docs/architecture.md says how to generate it.";

    [Fact]
    public void Model_OfSqlite_IsGeneratedFromTheCode()
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, "never-opened.db");
        using var context = new SqlitePortalDbContext(options.Options);
        AssertGenerated(context);
    }

    [Fact]
    public void Model_OfPostgres_IsGeneratedFromTheCode()
    {
        using var context = PostgresStore.Open("Host=never-asked");
        AssertGenerated(context);
    }

    private static void AssertGenerated(PortalDbContext context)
    {
        var described = context
            .GetService<IModelSource>()
            .GetModel(context, context.GetService<ModelCreationDependencies>(), designTime: false);
        var (code, generated) = (Lines(described), Lines(context.Model));
        Assert.Equal($"{context.GetType().Name}Model", context.Model.GetType().Name);
        Assert.True(
            code.SequenceEqual(generated),
            $"{WayOut} In the code:\n{Join(code.Except(generated))}\nGenerated:\n{Join(generated.Except(code))}"
        );
    }

    private static string[] Lines(IModel model) => model.ToDebugString(MetadataDebugStringOptions.LongDefault).Split('\n');

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines);
}
