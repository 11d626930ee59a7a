using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Publishing;

namespace ResponsibilityPortal.Tests.Store.Sqlite;

[Trait("Store", "Sqlite")]
public sealed class SqliteBackupTests : IDisposable
{
    private readonly TemporaryDirectory _copies = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _copies.Dispose();

    [Fact]
    public async Task Write_Copy_IsVerifiedAndForItsOwnerOnly()
    {
        using var store = await PublishedAsync();
        var copy = _copies.File("copy.db");
        var report = new SqliteBackup(store.File).Write(copy, [], null, Cancellation);
        Assert.True(report.IsGood);
        Assert.Equal(1, report.Streams[0].Head.Sequence);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(copy) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.Equal([copy], Directory.GetFiles(_copies.Path));
        Assert.True(SqliteBackup.Verify(copy, [], null, Cancellation).IsGood);
    }

    [Fact]
    public async Task Write_DuringAWrite_LeavesUncommittedChangesOut()
    {
        using var store = await PublishedAsync();
        await using var writer = store.Open();
        await using var transaction = await writer.Database.BeginTransactionAsync(Cancellation);
        await writer.RecordAsync(
            AuditStream.Content,
            new MatrixRemoved("sample", "", null),
            new Change(Given.Ada, Guid.CreateVersion7(), null),
            DateTimeOffset.UnixEpoch,
            Cancellation
        );
        await writer.SaveChangesAsync(Cancellation);
        var report = new SqliteBackup(store.File).Write(_copies.File("copy.db"), [], null, Cancellation);
        Assert.True(report.IsGood);
        Assert.Equal(1, report.Streams[0].Head.Sequence);
    }

    [Fact]
    public async Task Write_WithAWriteAheadLog_CopiesItsContent()
    {
        using var store = await StoreUnderTest.MigratedAsync();

        // The last connection that closes empties the write-ahead log. Other tests close pooled connections.
        using var reader = store.Connect();
        using var look = reader.CreateCommand();
        look.CommandText = "SELECT count(*) FROM Matrices";
        Assert.Equal(0L, look.ExecuteScalar());
        await PublishAsync(store);
        Assert.True(File.Exists($"{store.File}-wal"));
        new SqliteBackup(store.File).Write(_copies.File("copy.db"), [], null, Cancellation);
        using var evidence = SqliteEvidence.Open(_copies.File("copy.db"));
        Assert.Equal(1, await evidence.Context.Versions.CountAsync(Cancellation));
    }

    [Fact]
    public async Task Write_OfADamagedStore_LeavesNoCopy()
    {
        using var store = await PublishedAsync();
        store.Execute("UPDATE AuditEntries SET ActorName = 'Mallory'");
        var report = new SqliteBackup(store.File).Write(_copies.File("copy.db"), [], null, Cancellation);
        Assert.False(report.IsGood);
        Assert.Empty(Directory.GetFiles(_copies.Path));
    }

    [Fact]
    public async Task Write_ToAnExistingFile_IsRefused()
    {
        using var store = await PublishedAsync();
        await File.WriteAllTextAsync(_copies.File("copy.db"), "mine", Cancellation);
        var refused = Assert.Throws<StoreRefusedException>(() =>
            new SqliteBackup(store.File).Write(_copies.File("copy.db"), [], null, Cancellation)
        );
        Assert.Contains("already", refused.Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(_copies.File("copy.db"), Cancellation));
    }

    [Fact]
    public async Task Write_OfAnotherFile_IsRefusedInWords()
    {
        Assert.Contains(
            "There is no store",
            Assert
                .Throws<StoreRefusedException>(() =>
                    new SqliteBackup(_copies.File("no.db")).Write(_copies.File("copy.db"), [], null, Cancellation)
                )
                .Message,
            StringComparison.Ordinal
        );
        await File.WriteAllTextAsync(_copies.File("text.db"), new string('x', 8192), Cancellation);
        Assert.Contains(
            "cannot be",
            Assert
                .Throws<StoreRefusedException>(() =>
                    new SqliteBackup(_copies.File("text.db")).Write(_copies.File("copy.db"), [], null, Cancellation)
                )
                .Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "cannot be opened",
            Assert.Throws<StoreRefusedException>(() => SqliteBackup.Verify(_copies.File("text.db"), [], null, Cancellation)).Message,
            StringComparison.Ordinal
        );
        Assert.Equal([_copies.File("text.db")], Directory.GetFiles(_copies.Path));
    }

    [Fact]
    public async Task Open_TheSameCopyTwice_Works()
    {
        using var store = await PublishedAsync();
        var copy = _copies.File("copy.db");
        new SqliteBackup(store.File).Write(copy, [], null, Cancellation);
        using var first = SqliteEvidence.Open(copy);
        using var second = SqliteEvidence.Open(copy);
        Assert.Equal(first.HeadOf(AuditStream.Content), second.HeadOf(AuditStream.Content));
    }

    private static async Task<StoreUnderTest> PublishedAsync()
    {
        var store = await StoreUnderTest.MigratedAsync();
        await PublishAsync(store);
        return store;
    }

    private static Task PublishAsync(StoreUnderTest store) =>
        store
            .PublisherAt(TimeProvider.System)
            .PublishAsync(
                new PublishMatrix(Given.Matrix(), 0, "First."),
                new Change(Actor.Import, Guid.CreateVersion7(), null),
                Cancellation
            );
}
