using System.Reflection;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Every change goes through <see cref="Writer"/>.</summary>
public sealed class WritingTests
{
    private const string Writing = "ResponsibilityPortal.Store.Writing";

    private static readonly Type[] Types = [.. typeof(PortalDbContext).Assembly.GetTypes(), .. typeof(PortalOptions).Assembly.GetTypes()];

    [Fact]
    public void Changes_AreSaved_OnlyByTheWriter()
    {
        var saving = CallersOf(method => method.Name is nameof(DbContext.SaveChanges) or nameof(DbContext.SaveChangesAsync));
        Assert.NotEmpty(saving);
        Assert.All(saving, type => Assert.StartsWith($"{Writing}.", type, StringComparison.Ordinal));
    }

    /// <summary>
    /// The context of each database has members that begin transactions. It reads for integrity checks in a transaction that can't write.
    /// </summary>
    [Fact]
    public void Transactions_AreBegun_OnlyByTheContextOfADatabase() =>
        Assert.Equal(
            [
                typeof(PostgresEvidence).FullName!,
                typeof(PostgresPortalDbContext).FullName!,
                typeof(SqliteEvidence).FullName!,
                typeof(SqlitePortalDbContext).FullName!,
            ],
            CallersOf(method => method.Name is "BeginTransaction" or "BeginTransactionAsync")
        );

    [Fact]
    public void WritingTransactions_AreBegun_OnlyByTheWriter()
    {
        var writing = CallersOf(method => method.Name == nameof(PortalDbContext.TryBeginWritingAsync));
        Assert.NotEmpty(writing);
        Assert.All(writing, type => Assert.StartsWith($"{Writing}.", type, StringComparison.Ordinal));
    }

    private static List<string> CallersOf(Predicate<MethodBase> isCalled) =>
        [
            .. Types
                .Where(type => TypeDependencies.CallsOf(type).Any(method => isCalled(method)))
                .Select(NameOf)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>Async methods and lambdas are compiled into types inside the type that they belong to.</summary>
    private static string NameOf(Type type) => type.DeclaringType is { } outer ? NameOf(outer) : type.FullName!;
}
