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
        var (code, generated) = (Describe(context.GetService<IDesignTimeModel>().Model), Describe(context.Model));
        Assert.Equal($"{context.GetType().Name}Model", context.Model.GetType().Name);
        Assert.True(
            code.SequenceEqual(generated),
            "The generated model is old. docs/architecture.md says how to generate it. "
                + $"In the code:\n{Join(code.Except(generated))}\nGenerated:\n{Join(generated.Except(code))}"
        );
    }

    /// <remarks>
    /// EF Core's own text of a model was not the same in every run of all tests.
    /// </remarks>
    private static List<string> Describe(IReadOnlyModel model) =>
        [.. model.GetEntityTypes().OrderBy(type => type.Name, StringComparer.Ordinal).SelectMany(Describe)];

    private static IEnumerable<string> Describe(IReadOnlyEntityType type) =>
        [
            $"{type.Name} in {type.GetTableName()}",
            .. type.GetProperties().Select(Describe),
            .. type.GetKeys().Select(key => $"{type.Name}: key {key.GetName()} of {Names(key.Properties)}, first: {key.IsPrimaryKey()}"),
            .. type.GetIndexes()
                .Select(index => $"{type.Name}: index {index.GetDatabaseName()} of {Names(index.Properties)}, unique: {index.IsUnique}"),
            .. type.GetForeignKeys().Select(Describe),
        ];

    private static string Describe(IReadOnlyProperty property) =>
        $"{property.DeclaringType.Name}.{property.Name}: {property.ClrType} in {property.GetColumnName()} as {property.GetColumnType()}, "
        + $"up to {property.GetMaxLength()}, nullable: {property.IsNullable}, token: {property.IsConcurrencyToken}, "
        + $"{property.ValueGenerated}, {property.GetBeforeSaveBehavior()}, {property.GetAfterSaveBehavior()}, "
        + $"converted to {property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType()}";

    private static string Describe(IReadOnlyForeignKey key) =>
        $"{key.DeclaringEntityType.Name}: {key.GetConstraintName()} of {Names(key.Properties)} to {key.PrincipalEntityType.Name} "
        + $"{Names(key.PrincipalKey.Properties)}, {key.DeleteBehavior}, unique: {key.IsUnique}, required: {key.IsRequired}, "
        + $"{key.DependentToPrincipal?.Name}, {key.PrincipalToDependent?.Name}";

    private static string Names(IReadOnlyList<IReadOnlyProperty> properties) =>
        string.Join(", ", properties.Select(property => property.Name));

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines);
}
