using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>Backing up and restoring the store with commands.</summary>
[Trait("Store", "Sqlite")]
public sealed class BackupAndRestoreTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    private readonly CommandedPortal _portal = new(portal);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Backup_ToADirectory_NamesTheCopyByTimeAndOverwritesNothing()
    {
        Assert.Equal(0, (await _portal.RunAsync("backup", _portal.Elsewhere)).Code);
        var copy = Assert.Single(Directory.GetFiles(_portal.Elsewhere));
        Assert.Matches(@"portal-\d{8}T\d{6}Z\.db$", copy);
        var (code, said) = await _portal.RunAsync("backup", copy);
        Assert.Equal(2, code);
        Assert.Contains("already", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_OfADamagedStore_LeavesNoFile()
    {
        StoreFile.Do(_portal.Data.Path, "UPDATE People SET Roles = 15");
        var (code, said) = await _portal.RunAsync("backup", _portal.Backup);
        Assert.Equal(1, code);
        Assert.StartsWith("No backup was made: the store is damaged", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_portal.Elsewhere));
    }

    [Fact]
    public async Task Restore_OfABackup_ReportsWhatItUndoesAndRecordsIt()
    {
        await _portal.RunAsync("backup", _portal.Backup);
        var before = _portal.Ends();
        await _portal.PublishMoreAsync();
        var after = _portal.Ends();
        var checkpoints = await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation);
        Assert.True(after.Content > before.Content);

        var (code, said) = await _portal.RunAsync("restore", _portal.Backup);
        Assert.Equal(0, code);
        Assert.Contains($"The stream content was rolled back from {after.Content} to {before.Content}", said, StringComparison.Ordinal);
        Assert.Equal(before.Content + 1, _portal.Ends().Content);
        var (verified, found) = await _portal.RunAsync("verify");
        Assert.Equal(0, verified);
        Assert.Contains($"rolled back from {after.Content} to {before.Content}", found, StringComparison.Ordinal);

        // Nothing is lost: the replaced store is kept, and holders of its checkpoints can detect the restore.
        var replaced = Assert.Single(Directory.GetDirectories(_portal.Data.File("replaced")));
        Assert.Equal(checkpoints, await File.ReadAllTextAsync(Path.Combine(replaced, Checkpoints.FileName), Cancellation));
        Assert.True(File.Exists(Path.Combine(replaced, "portal.db")));
        (code, said) = await _portal.RunAsync("verify", "--checkpoint", Path.Combine(replaced, Checkpoints.FileName));
        Assert.Equal(1, code);
        Assert.Contains("took back: entry ", said, StringComparison.Ordinal);
        Assert.DoesNotContain("rewritten", said, StringComparison.Ordinal);
        Assert.DoesNotContain("forked", said, StringComparison.Ordinal);

        await using var again = _portal.Start();
        await again.ReadAsync("/matrices/sample");
        await using var store = again.OpenStore();
        Assert.Empty(store.Sessions);
    }

    [Fact]
    public async Task Restore_OverADamagedStore_RepairsIt()
    {
        await _portal.RunAsync("backup", _portal.Backup);
        await File.WriteAllTextAsync(StoreFile.In(_portal.Data.Path), "no database at all", Cancellation);
        foreach (var part in Directory.GetFiles(_portal.Data.Path, "portal.db-*"))
        {
            File.Delete(part);
        }

        Assert.Equal(2, (await _portal.RunAsync("verify")).Code);
        var (code, said) = await _portal.RunAsync("restore", _portal.Backup);
        Assert.Equal(0, code);
        Assert.Contains("no known entry was removed", said, StringComparison.Ordinal);
        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Restore_OfTheRightCopyAfterAWrongOne_UndoesIt(bool isReplaced)
    {
        await _portal.RunAsync("backup", _portal.Kept("monday.db"));
        var monday = _portal.Ends().Content;
        await _portal.PublishMoreAsync();
        await _portal.RunAsync("backup", _portal.Kept("tuesday.db"));
        var tuesday = _portal.Ends().Content;
        Assert.Equal(0, (await _portal.RunAsync("restore", _portal.Kept("monday.db"))).Code);

        var replaced = Assert.Single(Directory.GetDirectories(_portal.Data.File("replaced")));
        var (code, said) = await _portal.RunAsync("restore", isReplaced ? Path.Combine(replaced, "portal.db") : _portal.Kept("tuesday.db"));
        Assert.True(code == 0, said);
        Assert.Contains(
            $"The stream content was rolled back from {monday + 1} to {monday} and continues to {tuesday} as in the copy: 1 entry is no "
                + "longer in the log.",
            said,
            StringComparison.Ordinal
        );
        var (verified, found) = await _portal.RunAsync("verify");
        Assert.Equal(0, verified);
        Assert.Contains($"continues to {tuesday} as in the copy", found, StringComparison.Ordinal);
        await using var again = _portal.Start();
        await again.ReadAsync("/matrices/later");
    }

    /// <summary>
    /// Only a daily checkpoint was made in between. The earlier ones confirm the replaced store too, and the next start has named it.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Restore_AfterAWrongCopyWithoutPublicationsInBetween_UndoesIt(bool isHistoryKept)
    {
        await _portal.RunAsync("backup", _portal.Kept("monday.db"));
        SignedCheckpoint daily;
        await using (var host = _portal.Start())
        {
            await host.Services.GetRequiredService<Checkpoints>().MakeAsync(Cancellation);
            daily = host.Services.GetRequiredService<Checkpoints>().All[^1];
        }

        await using (_portal.Start()) { }

        Assert.Equal(0, (await _portal.RunAsync("restore", _portal.Kept("monday.db"))).Code);
        var replaced = Assert.Single(Directory.GetDirectories(_portal.Data.File("replaced")));
        if (!isHistoryKept)
        {
            File.Delete(Path.Combine(replaced, Checkpoints.FileName));
        }

        var (code, said) = await _portal.RunAsync("restore", Path.Combine(replaced, "portal.db"));

        Assert.True(code == 0, said);
        Assert.Equal(
            isHistoryKept,
            CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints.Contains(daily)
        );
        (code, said) = await _portal.RunAsync("verify");
        Assert.True(code == 0, said);
        await File.WriteAllTextAsync(_portal.Kept("key.pem"), _portal.PublicKey().ToPem(), Cancellation);
        var opinion = await SecondVerifier.RunAsync(
            "--store",
            StoreFile.In(_portal.Data.Path),
            "--checkpoints",
            _portal.CheckpointFile,
            "--key",
            _portal.Kept("key.pem")
        );
        Assert.True(opinion.ExitCode == SecondOpinion.Good, opinion.Said);
    }

    [Fact]
    public async Task Restore_WithAReplacedFileThatCannotBeRead_SkipsItAndSaysSo()
    {
        await _portal.RunAsync("backup", _portal.Kept("monday.db"));
        await _portal.PublishMoreAsync();
        Assert.Equal(0, (await _portal.RunAsync("restore", _portal.Kept("monday.db"))).Code);
        var file = Path.Combine(Assert.Single(Directory.GetDirectories(_portal.Data.File("replaced"))), Checkpoints.FileName);
        await using (new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var (code, said) = await _portal.RunAsync("restore", _portal.Kept("monday.db"));

            Assert.True(code == 0, said);
            Assert.Contains($"The checkpoints in '{file}' can't be read, so they were not used: ", said, StringComparison.Ordinal);
        }

        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);
    }

    /// <summary>An earlier history vouches for copies of it, and for no others.</summary>
    [Fact]
    public async Task Restore_OfAnAlteredCopy_IsRefusedByEveryHistory()
    {
        await _portal.RunAsync("backup", _portal.Kept("monday.db"));
        await _portal.PublishMoreAsync();
        await _portal.RunAsync("backup", _portal.Kept("tuesday.db"));
        Assert.Equal(0, (await _portal.RunAsync("restore", _portal.Kept("monday.db"))).Code);
        using (var copy = StoreFile.OpenFile(_portal.Kept("tuesday.db"), SqliteOpenMode.ReadWrite))
        {
            copy.RewriteChain(
                AuditHead.Genesis(AuditStream.Content),
                payload => payload.Replace("They keep them now.", "We always kept them.", StringComparison.Ordinal)
            );
        }

        Assert.Equal(1, (await _portal.RunAsync("restore", _portal.Kept("tuesday.db"))).Code);
    }

    [Fact]
    public async Task Restore_OfACopyWithAWriteAheadLog_IncludesIt()
    {
        using var killed = new TemporaryDirectory();
        await using (var host = _portal.Start())
        {
            // Other tests of this process close all pooled connections when they end, and the last one removes the log.
            using var open = StoreFile.Open(_portal.Data.Path);
            Assert.True(open.AskNumber("SELECT count(*) FROM People") > 0);
            await host.PublishAsync(Given.Matrix() with { Slug = "later" }, change: portal.ChangeOfAdmin());
            foreach (var part in Directory.GetFiles(_portal.Data.Path, "portal.db*"))
            {
                File.Copy(part, killed.File(Path.GetFileName(part)));
            }
        }

        Assert.True(new FileInfo(killed.File("portal.db-wal")).Length > 0);
        var before = _portal.Ends();
        var (code, said) = await _portal.RunAsync("restore", killed.File("portal.db"));
        Assert.True(code == 0, said);
        Assert.Contains($"The stream content ends with entry {before.Content} as in the copy", said, StringComparison.Ordinal);
        Assert.Equal(before.Content + 1, _portal.Ends().Content);
    }

    [Fact]
    public async Task Restore_Killed_IsFinishedByTheNextStart()
    {
        await _portal.RunAsync("backup", _portal.Backup);
        await _portal.PublishMoreAsync();
        var store = StoreFile.In(_portal.Data.Path);
        Assert.Equal(0, (await _portal.RunAsync("restore", _portal.Backup)).Code);
        var replaced = Assert.Single(Directory.GetDirectories(_portal.Data.File("replaced")));

        // The state after moving the write-ahead log and before moving the file itself.
        File.Move(store, $"{store}.restored-{Path.GetFileName(replaced)}");
        File.Move(Path.Combine(replaced, "portal.db"), store);
        await File.WriteAllTextAsync(Path.Combine(replaced, "portal.db-wal"), "", Cancellation);

        await using var again = _portal.Start();
        await again.ReadAsync("/matrices/sample");
        await again.ReadAsync("/matrices/later", HttpStatusCode.NotFound);
        Assert.True(File.Exists(Path.Combine(replaced, "portal.db")));
        Assert.Empty(Directory.GetFiles(_portal.Data.Path, "*.restored-*"));
    }

    [Fact]
    public async Task Restore_OfADamagedOrForeignCopy_IsRefusedAndChangesNothing()
    {
        await _portal.RunAsync("backup", _portal.Backup);
        var before = _portal.Hashes();
        File.Copy(_portal.Backup, _portal.Kept("other.db"));
        using (var other = StoreFile.OpenFile(_portal.Kept("other.db"), SqliteOpenMode.ReadWrite))
        {
            other.Do("UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Sequence = 3");
        }

        var (code, said) = await _portal.RunAsync("restore", _portal.Kept("other.db"));
        Assert.Equal(1, code);
        Assert.Contains("isn't an intact copy of this portal's store", said, StringComparison.Ordinal);

        await File.WriteAllTextAsync(_portal.Kept("note.db"), "Good morning.", Cancellation);
        Assert.Equal(2, (await _portal.RunAsync("restore", _portal.Kept("note.db"))).Code);
        Assert.Equal(2, (await _portal.RunAsync("restore", _portal.Kept("missing.db"))).Code);
        Assert.Equal(before, _portal.Hashes());
    }

    [Fact]
    public async Task RestoreAndRotateKey_WhileThePortalRuns_AreRefused()
    {
        await using var host = _portal.Start();
        Assert.Equal(0, (await _portal.RunAsync("backup", _portal.Backup)).Code);
        Assert.Equal(0, (await _portal.RunAsync("verify")).Code);
        foreach (
            var command in (string[][])
                [
                    ["restore", _portal.Backup],
                    ["rotate-key"],
                ]
        )
        {
            var (code, said) = await _portal.RunAsync(command);
            Assert.NotEqual(0, code);
            Assert.Contains("is in use by another portal process", said, StringComparison.Ordinal);
        }
    }
}
