using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Store;

[Trait("Store", "Both")]
public sealed class PortalDbContextTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, 120, TimeSpan.Zero);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Instants_AreStoredAsSortableText()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        DateTimeOffset[] instants =
        [
            new(2026, 3, 1, 1, 30, 0, TimeSpan.FromHours(2)),
            Now,
            Now.AddMilliseconds(1),
            new(2026, 12, 31, 23, 59, 59, 999, TimeSpan.Zero),
            new(9999, 12, 31, 23, 59, 59, 999, TimeSpan.Zero),
            new(1, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ];
        await using (var context = store.Open())
        {
            context.AuditEntries.AddRange(instants.Select((instant, index) => StoredAuditEntry.Create(Entry(index + 1, at: instant))));
            await context.SaveChangesAsync(Cancellation);
        }

        var texts = store.Query<string>("SELECT At FROM AuditEntries ORDER BY At");
        Assert.All(texts, text => Assert.Equal(UtcInstant.Length, text.Length));
        Assert.Contains("2026-02-28T23:30:00.000Z", texts);
        await using var again = store.Open();
        var read = await again.AuditEntries.OrderBy(entry => entry.At).Select(entry => entry.At).ToListAsync(Cancellation);
        Assert.Equal(instants.Order(), read);
        Assert.All(read, instant => Assert.Equal(TimeSpan.Zero, instant.Offset));
        Assert.Equal(2, await again.AuditEntries.CountAsync(entry => entry.At > Now && entry.At < Now.AddYears(1), Cancellation));
    }

    [Fact]
    public async Task AuditEntries_WithTheSamePreviousHash_AreRefused()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        await AddAsync(store, StoredAuditEntry.Create(Entry(1, previous: "a")));
        await AssertRefusedAsync(store, StoredAuditEntry.Create(Entry(2, previous: "a")));
        await AssertRefusedAsync(store, StoredAuditEntry.Create(Entry(1, previous: "b")));
        await AddAsync(store, StoredAuditEntry.Create(Entry(1, previous: "a") with { Stream = AuditStream.Access }));
    }

    [Fact]
    public async Task AuditEntries_OfARepeatedOperation_AreRefused()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        var operation = Guid.CreateVersion7();
        await AddAsync(store, StoredAuditEntry.Create(Entry(1) with { OperationId = operation }));
        await AssertRefusedAsync(store, StoredAuditEntry.Create(Entry(2) with { OperationId = operation }));
        await AssertRefusedAsync(store, StoredAuditEntry.Create(Entry(1) with { OperationId = operation, Stream = AuditStream.Access }));
    }

    [Fact]
    public async Task MatrixVersions_WithARepeatedNumberOrHash_AreRefused()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        var (alpha, beta) = (StoredMatrix.Create(Given.Matrix("alpha")), StoredMatrix.Create(Given.Matrix("beta")));
        await AddAsync(store, alpha, beta, StoredVersion.Create(alpha, Version("alpha", 1), []));
        await AssertRefusedAsync(store, StoredMatrix.Create(Given.Matrix("alpha")));
        await AssertRefusedAsync(store, StoredVersion.Create(alpha, Version("alpha", 1) with { Message = "Another." }, []));
        await AssertRefusedAsync(store, StoredVersion.Create(beta, Version("alpha", 1), []));
        await AddAsync(store, StoredVersion.Create(alpha, Version("alpha", 2), []), StoredVersion.Create(beta, Version("beta", 1), []));
    }

    [Fact]
    public async Task Delete_MatrixWithVersions_IsRefused()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        var alpha = StoredMatrix.Create(Given.Matrix("alpha"));
        await AssertRefusedAsync(store, StoredVersion.Create(alpha, Version("alpha", 1), []));
        await AddAsync(store, alpha, StoredVersion.Create(alpha, Version("alpha", 1), []));
        await using var context = store.Open();
        context.Matrices.Remove(await context.Matrices.SingleAsync(Cancellation));
        await Assert.ThrowsAsync<DbUpdateException>(() => context.SaveChangesAsync(Cancellation));
    }

    [Fact]
    public async Task VersionRecord_ReadBack_IsIntact()
    {
        using var store = await StoreUnderTest.MigratedAsync();
        var alpha = StoredMatrix.Create(Given.Matrix("alpha"));
        var version = Version("alpha", 1) with { ApprovedBy = new Actor("user:grace", "Grace"), PreviousVersionHash = new string('c', 64) };
        await AddAsync(store, alpha, StoredVersion.Create(alpha, version, [1, 2, 3]));
        await using var context = store.Open();
        var record = await context.Versions.Select(VersionRecord.FromRow).SingleAsync(Cancellation);
        Assert.Equal(version, record.Version);
        Assert.True(record.IsIntact);
    }

    private static async Task AddAsync(StoreUnderTest store, params object[] rows)
    {
        await using var context = store.Open();
        context.AddRange(rows);
        await context.SaveChangesAsync(Cancellation);
    }

    private static Task AssertRefusedAsync(StoreUnderTest store, object row) =>
        Assert.ThrowsAsync<DbUpdateException>(() => AddAsync(store, row));

    private static AuditEntry Entry(long sequence, string? previous = null, DateTimeOffset? at = null) =>
        new(
            AuditStream.Content,
            sequence,
            at ?? Now,
            Given.Ada,
            "version.published",
            "matrices/sample",
            Guid.CreateVersion7(),
            [],
            previous ?? $"previous {sequence}",
            $"hash {sequence}"
        );

    private static MatrixVersion Version(string matrix, int number) =>
        new()
        {
            Matrix = matrix,
            Number = number,
            ContentHash = new string('b', 64),
            PreviousVersionHash = null,
            PublishedAt = Now,
            InForceFrom = Now,
            PublishedBy = Given.Ada,
            ApprovedBy = null,
            Message = "Why.",
        };
}
