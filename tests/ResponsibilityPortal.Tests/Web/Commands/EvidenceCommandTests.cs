using System.Text.Json;
using Microsoft.Data.Sqlite;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.Domain.Auditing.Proving;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Proving;

namespace ResponsibilityPortal.Tests.Web.Commands;

/// <summary>The commands by which evidence is looked at, copied and put back.</summary>
[Collection(ConsoleUse.Name)]
public sealed class EvidenceCommandTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    private readonly TemporaryDirectory _data = portal.Copy();
    private readonly TemporaryDirectory _files = new();

    private string StoreFile => _data.File("portal.db");

    private string Own => _data.File(Checkpoints.FileName);

    private string KeyFile => Path.Combine(_data.Path, "keys", CheckpointKey.OwnName);

    private string Copy => _files.File("copy.db");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        _files.Dispose();
    }

    [Fact]
    public async Task Verify_says_what_is_whole_and_what_it_was_not_held_against()
    {
        var (code, said) = await RunAsync("verify");
        Assert.Equal(0, code);
        Assert.StartsWith("The evidence is whole.\n", said, StringComparison.Ordinal);
        Assert.Contains("Looked at 4 versions and ", said, StringComparison.Ordinal);
        Assert.Contains("No checkpoint from elsewhere was given", said, StringComparison.Ordinal);
        File.Copy(Own, _files.File("kept.txt"));
        (code, said) = await RunAsync("verify", "--checkpoint", _files.File("kept.txt"));
        Assert.Equal(0, code);
        Assert.DoesNotContain("No checkpoint from elsewhere", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_changes_nothing()
    {
        var before = Hashes();
        await RunAsync("verify");
        Assert.Equal(before, Hashes());
    }

    [Fact]
    public async Task Verify_names_the_first_entry_that_cannot_be_relied_on()
    {
        Execute("UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Stream = 'content' AND Sequence = 5");
        var (code, said) = await RunAsync("verify");
        Assert.Equal(1, code);
        Assert.StartsWith("The evidence is broken.\n", said, StringComparison.Ordinal);
        Assert.Contains("First entry of content that cannot be relied on: 5.", said, StringComparison.Ordinal);
        var (jsonCode, json) = await RunAsync("verify", "--json");
        Assert.Equal(1, jsonCode);
        var answer = JsonDocument.Parse(json).RootElement;
        Assert.Equal("broken", answer.GetProperty("verdict").GetString());
        Assert.Equal(5, answer.GetProperty("faults")[0].GetProperty("sequence").GetInt64());
    }

    public static TheoryData<string, string> NotCheckable => new()
    {
        { "--checkpoint=/no/such/file", "/no/such/file" },
        { "--key=/no/such/file", "/no/such/file" },
        { "--Portal:DataDirectory=/no/such/directory", "There is no store in '/no/such/directory'" },
    };

    [Theory]
    [MemberData(nameof(NotCheckable))]
    public async Task Verify_says_why_it_cannot_look(string argument, string sentence)
    {
        var (code, said) = await RunAsync("verify", argument);
        Assert.Equal(2, code);
        Assert.StartsWith("The log could not be checked.", said, StringComparison.Ordinal);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_needs_files_that_hold_what_they_should()
    {
        await File.WriteAllTextAsync(_files.File("note.txt"), "Good morning.", Cancellation);
        Assert.Contains("holds no checkpoint", (await RunAsync("verify", "--checkpoint", _files.File("note.txt"))).Said, StringComparison.Ordinal);
        Assert.Contains("holds no key", (await RunAsync("verify", "--key", _files.File("note.txt"))).Said, StringComparison.Ordinal);
        File.Delete(KeyFile);
        var (code, said) = await RunAsync("verify");
        Assert.Equal(2, code);
        Assert.Contains("--key", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_takes_the_public_key_from_elsewhere()
    {
        await File.WriteAllTextAsync(_files.File("public.pem"), $"# Key id: of the portal\n{PublicKey().ToPem()}", Cancellation);
        File.Delete(KeyFile);
        Assert.Equal(0, (await RunAsync("verify", "--key", _files.File("public.pem"))).Code);
        using var other = CheckpointKey.Make();
        await File.WriteAllTextAsync(_files.File("public.pem"), NoteKey.Of(other).ToPem(), Cancellation);
        var (code, said) = await RunAsync("verify", "--key", _files.File("public.pem"));
        Assert.Equal(1, code);
        Assert.Contains("is not signed by the key that is trusted", said, StringComparison.Ordinal);
    }

    /// <summary>Whoever owns the machine can cut the log together with the checkpoints on it. What somebody else has kept tells.</summary>
    [Fact]
    public async Task A_log_that_was_cut_with_its_checkpoints_is_found_only_by_one_kept_elsewhere()
    {
        File.Copy(Own, _files.File("kept.txt"));
        var (_, said) = await RunAsync("backup", Copy);
        Assert.Contains("the copy is whole", said, StringComparison.Ordinal);
        await EditAsync();
        File.Copy(Own, _files.File("later.txt"));
        PutBack(Copy);
        File.Copy(_files.File("kept.txt"), Own, overwrite: true);

        Assert.Equal(0, (await RunAsync("verify")).Code);
        Assert.Equal(0, (await RunAsync("verify", "--checkpoint", _files.File("kept.txt"))).Code);
        var (code, found) = await RunAsync("verify", "--checkpoint", _files.File("later.txt"));
        Assert.Equal(1, code);
        Assert.Contains("the log was cut, or an old copy was put back (rolled back from ", found, StringComparison.Ordinal);
    }

    /// <summary>With the key as well the whole log can be made anew, and everything fits. What somebody else has kept tells.</summary>
    [Fact]
    public async Task A_log_that_was_written_anew_with_another_key_is_found_only_with_what_was_kept_elsewhere()
    {
        File.Copy(Own, _files.File("kept.txt"));
        await File.WriteAllTextAsync(_files.File("kept.pem"), PublicKey().ToPem(), Cancellation);
        RewriteChain("They keep them now.", "We always kept them.");
        File.Delete(Own);
        File.Delete(KeyFile);
        await using (var forged = PortalHost.Start(_data, null, ("Portal:Seed", "none")))
        {
            Assert.Single(CheckpointFile.Read(await File.ReadAllTextAsync(Own, Cancellation)).Checkpoints);
        }

        Assert.Equal(0, (await RunAsync("verify")).Code);
        var (code, said) = await RunAsync("verify", "--checkpoint", _files.File("kept.txt"), "--key", _files.File("kept.pem"));
        Assert.Equal(1, code);
        Assert.Contains("the log was rewritten after entry ", said, StringComparison.Ordinal);
        Assert.Contains("is not signed by the key that is trusted", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_names_a_copy_in_a_directory_after_the_moment_and_overwrites_nothing()
    {
        Assert.Equal(0, (await RunAsync("backup", _files.Path)).Code);
        var copy = Assert.Single(Directory.GetFiles(_files.Path));
        Assert.Matches(@"portal-\d{8}T\d{6}Z\.db$", copy);
        var (code, said) = await RunAsync("backup", copy);
        Assert.Equal(2, code);
        Assert.Contains("already", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_of_a_damaged_store_leaves_nothing()
    {
        Execute("UPDATE People SET Roles = 15");
        var (code, said) = await RunAsync("backup", Copy);
        Assert.Equal(1, code);
        Assert.StartsWith("No backup was made: the store is damaged", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_files.Path));
    }

    [Fact]
    public async Task Restore_says_what_it_takes_back_and_the_log_tells_of_it()
    {
        await RunAsync("backup", Copy);
        var before = Heads();
        await EditAsync();
        var after = Heads();
        var checkpoints = await File.ReadAllTextAsync(Own, Cancellation);
        Assert.True(after.Content > before.Content);

        var (code, said) = await RunAsync("restore", Copy);
        Assert.Equal(0, code);
        Assert.Contains($"The stream content was rolled back from {after.Content} to {before.Content}", said, StringComparison.Ordinal);
        Assert.Equal(before.Content + 1, Heads().Content);
        var (verified, found) = await RunAsync("verify");
        Assert.Equal(0, verified);
        Assert.Contains($"rolled back from {after.Content} to {before.Content}", found, StringComparison.Ordinal);

        // Nothing is gone: what was there stands aside, and who has kept its checkpoints finds out.
        var aside = Assert.Single(Directory.GetDirectories(_data.File("replaced")));
        Assert.Equal(checkpoints, await File.ReadAllTextAsync(Path.Combine(aside, Checkpoints.FileName), Cancellation));
        Assert.True(File.Exists(Path.Combine(aside, "portal.db")));
        (code, said) = await RunAsync("verify", "--checkpoint", Path.Combine(aside, Checkpoints.FileName));
        Assert.Equal(1, code);
        Assert.Contains("the log was rewritten after entry", said, StringComparison.Ordinal);

        await using var again = PortalHost.Start(_data, null, ("Portal:Seed", "none"));
        await again.ReadAsync("/matrices/sample");
        await using var store = again.OpenStore();
        Assert.Empty(store.Sessions);
    }

    [Fact]
    public async Task Restore_brings_a_damaged_store_back()
    {
        await RunAsync("backup", Copy);
        await File.WriteAllTextAsync(StoreFile, "no database at all", Cancellation);
        foreach (var part in Directory.GetFiles(_data.Path, "portal.db-*"))
        {
            File.Delete(part);
        }

        Assert.Equal(2, (await RunAsync("verify")).Code);
        var (code, said) = await RunAsync("restore", Copy);
        Assert.Equal(0, code);
        Assert.Contains("nothing that is known was taken back", said, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("verify")).Code);
    }

    [Fact]
    public async Task Restore_refuses_a_copy_that_is_not_whole_or_of_another_log_and_changes_nothing()
    {
        await RunAsync("backup", Copy);
        var before = Hashes();
        File.Copy(Copy, _files.File("other.db"));
        Execute("UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Sequence = 3", _files.File("other.db"));
        var (code, said) = await RunAsync("restore", _files.File("other.db"));
        Assert.Equal(1, code);
        Assert.Contains("is not a whole copy of this portal's store", said, StringComparison.Ordinal);

        await File.WriteAllTextAsync(_files.File("note.db"), "Good morning.", Cancellation);
        Assert.Equal(2, (await RunAsync("restore", _files.File("note.db"))).Code);
        Assert.Equal(2, (await RunAsync("restore", _files.File("missing.db"))).Code);
        Assert.Equal(before, Hashes());
    }

    [Fact]
    public async Task Restore_and_a_change_of_keys_wait_until_the_portal_is_stopped()
    {
        await using var host = PortalHost.Start(_data, null, ("Portal:Seed", "none"));
        Assert.Equal(0, (await RunAsync("backup", Copy)).Code);
        Assert.Equal(0, (await RunAsync("verify")).Code);
        foreach (var command in (string[][])[["restore", Copy], ["rotate-key"]])
        {
            var (code, said) = await RunAsync(command);
            Assert.NotEqual(0, code);
            Assert.Contains("is in use by another portal process", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_key_is_made_and_the_old_one_leads_to_it()
    {
        await File.WriteAllTextAsync(_files.File("old.pem"), PublicKey().ToPem(), Cancellation);
        var (code, said) = await RunAsync("rotate-key");
        Assert.Equal(0, code);
        Assert.Contains($"The key {PublicKey().Id} signs from now on", said, StringComparison.Ordinal);
        Assert.Equal([CheckpointKey.OwnName], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!, "checkpoint-*").Select(Path.GetFileName));
        Assert.Equal(0, (await RunAsync("verify")).Code);
        Assert.Equal(0, (await RunAsync("verify", "--key", _files.File("old.pem"))).Code);
    }

    [Fact]
    public async Task A_key_of_the_operators_own_is_put_in_use_by_name()
    {
        using (var named = CheckpointKey.Make())
        {
            CheckpointKey.Write(_files.File("named.pem"), named);
        }

        Assert.Equal(0, (await RunAsync("rotate-key", "--to", _files.File("named.pem"))).Code);
        var setting = $"--Checkpoints:Key={_files.File("named.pem")}";
        Assert.Equal(0, (await RunAsync("verify", setting)).Code);
        var (code, said) = await RunAsync("rotate-key", setting);
        Assert.Equal(1, code);
        Assert.Contains("--to", said, StringComparison.Ordinal);
    }

    private Task<(int Code, string Said)> RunAsync(params string[] arguments) => ConsoleUse.RunAsync(
        [.. arguments, .. arguments.Any(argument => argument.StartsWith("--Portal:", StringComparison.Ordinal)) ? Array.Empty<string>() : [$"--Portal:DataDirectory={_data.Path}"], "--Serilog:MinimumLevel:Default=Fatal"]);

    /// <summary>Publishes once more.</summary>
    private async Task EditAsync()
    {
        await using var host = PortalHost.Start(_data, null, ("Portal:Seed", "none"));
        await host.PublishAsync(Given.Matrix() with { Slug = "later" });
    }

    private NoteKey PublicKey()
    {
        using var key = CheckpointKey.Read(KeyFile);
        return NoteKey.Of(key);
    }

    private (long Content, long Access) Heads() => (Number("SELECT Sequence FROM AuditHeads WHERE Stream = 'content'"), Number("SELECT Sequence FROM AuditHeads WHERE Stream = 'access'"));

    private long Number(string sql)
    {
        using var connection = Connect(StoreFile);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private void PutBack(string copy)
    {
        foreach (var part in Directory.GetFiles(_data.Path, "portal.db*"))
        {
            File.Delete(part);
        }

        File.Copy(copy, StoreFile);
    }

    /// <summary>Replaces a text in every entry and makes all hashes anew, as whoever knows the format can.</summary>
    private void RewriteChain(string from, string to)
    {
        using var connection = Connect(StoreFile);
        using var transaction = connection.BeginTransaction();
        foreach (var stream in (string[])[AuditStream.Content, AuditStream.Access])
        {
            var previous = AuditHead.GenesisHash;
            foreach (var (sequence, payload) in Payloads(connection, transaction, stream))
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(System.Text.Encoding.UTF8.GetString(payload).Replace(from, to, StringComparison.Ordinal));
                var hash = AuditEntry.HashOf(previous, bytes);
                Execute(connection, transaction, $"UPDATE AuditEntries SET Payload = x'{Convert.ToHexString(bytes)}', PreviousHash = '{previous}', Hash = '{hash}' WHERE Stream = '{stream}' AND Sequence = {sequence}");
                previous = hash;
            }

            Execute(connection, transaction, $"UPDATE AuditHeads SET Hash = '{previous}' WHERE Stream = '{stream}'");
        }

        transaction.Commit();
    }

    private static List<(long Sequence, byte[] Payload)> Payloads(SqliteConnection connection, SqliteTransaction transaction, string stream)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = $"SELECT Sequence, Payload FROM AuditEntries WHERE Stream = '{stream}' ORDER BY Sequence";
        using var reader = command.ExecuteReader();
        var payloads = new List<(long, byte[])>();
        while (reader.Read())
        {
            payloads.Add((reader.GetInt64(0), reader.GetFieldValue<byte[]>(1)));
        }

        return payloads;
    }

    private void Execute(string sql, string? file = null)
    {
        using var connection = Connect(file ?? StoreFile);
        Execute(connection, null, sql);
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        return connection;
    }

    private Dictionary<string, string> Hashes() => Directory.GetFiles(_data.Path, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal) && !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("portal.lock", StringComparison.Ordinal))
        .ToDictionary(file => file, file => Sha256Hash.Of(File.ReadAllBytes(file)));
}
