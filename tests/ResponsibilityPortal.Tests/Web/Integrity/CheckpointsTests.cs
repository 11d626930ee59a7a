using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Integrity;

/// <summary>Where the log stood is signed at each publication and once a day, in a file that only ever grows.</summary>
public sealed class CheckpointsTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    private string LogFile => _data.File(Checkpoints.FileName);

    private string KeyFile => Path.Combine(_data.Path, "keys", "checkpoint-key.pem");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Each_publication_stands_under_a_checkpoint_of_its_own()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        var all = Of(host).All;
        Assert.Equal([1L, 2L], all.Select(signed => signed.Checkpoint.Content.Sequence));
        Assert.All(all, signed => Assert.True(Of(host).Key!.HasSigned(signed.Note)));
        var versions = host.Published.Find("sample")!;
        Assert.Equal(all, [versions.Checkpoints[1], versions.Checkpoints[2]]);
        Assert.Equal(await File.ReadAllTextAsync(LogFile, Cancellation), await host.ReadAsync("/checkpoints.txt"));
        Assert.Equal(Of(host).Key, NoteKey.ParsePem(await host.ReadAsync("/checkpoint-key.pem")));
        Assert.Contains(all[0].Checkpoint.Content.Hash, await host.ReadAsync("/matrices/sample/versions"), StringComparison.Ordinal);
        Assert.Contains(all[1].Checkpoint.Content.Hash, await host.ReadAsync("/matrices/sample/versions/2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_key_is_made_for_its_owner_only_and_found_again()
    {
        NoteKey made;
        await using (var host = Start())
        {
            made = Of(host).Key!;
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }

        await using var again = Start();
        Assert.Equal(made, Of(again).Key);
    }

    [Fact]
    public async Task Once_a_day_a_checkpoint_is_made_when_something_was_recorded()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        await host.Services.GetRequiredService<Rights>().RecordRefusalAsync(Given.Ada, "audit", Roles.Auditor, Cancellation);
        await Of(host).KeepUpAsync(Cancellation);
        Assert.Single(Of(host).All);

        _clock.Advance(TimeSpan.FromDays(1));
        await Of(host).KeepUpAsync(Cancellation);
        var (first, last) = (Of(host).All[0].Checkpoint, Of(host).All[^1].Checkpoint);
        Assert.Equal(first.Content, last.Content);
        Assert.True(last.Access.Sequence > first.Access.Sequence);

        _clock.Advance(TimeSpan.FromDays(2));
        await Of(host).KeepUpAsync(Cancellation);
        Assert.Equal(Of(host).All.Count, Of(host).All.Select(signed => (signed.Checkpoint.Content, signed.Checkpoint.Access)).Distinct().Count());
    }

    [Fact]
    public async Task None_is_signed_over_a_log_that_does_not_go_on_from_the_one_before()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        await using (var store = host.OpenStore())
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                store.Database, "UPDATE AuditEntries SET Hash = upper(Hash) WHERE Stream = 'content' AND Sequence = 1", Cancellation);
        }

        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        Assert.Single(Of(host).All);
        Assert.Contains("does not go on from the last checkpoint", Of(host).Problem, StringComparison.Ordinal);
        Assert.Contains("degraded", await host.ReadAsync("/health/ready"), StringComparison.Ordinal);

        // The version is published, and no PDF of it is given away without proof.
        Assert.Equal(2, host.Published.Find("sample")!.Latest.Number);
        Assert.Contains("cannot be proven yet", await host.ReadAsync("/matrices/sample/versions/2/export.pdf", HttpStatusCode.ServiceUnavailable), StringComparison.Ordinal);
    }

    /// <summary>The last checkpoint covers the altered entry and is itself still borne out: the end of the chain alone shows nothing.</summary>
    [Fact]
    public async Task MakeAsync_OverAnEntryAlteredBeforeTheLastCheckpoint_SignsNothing()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        await using (var store = host.OpenStore())
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                store.Database, "UPDATE AuditEntries SET Hash = upper(Hash) WHERE Stream = 'content' AND Sequence = 1", Cancellation);
        }

        await host.PublishAsync(Given.Matrix() with { Title = "A third" });

        Assert.Equal(2, Of(host).All.Count);
        Assert.Contains("does not go on from the last checkpoint", Of(host).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_could_not_be_written_is_made_up_for()
    {
        await using var host = Start();
        Directory.CreateDirectory(LogFile);
        await host.PublishAsync(Given.Matrix());
        Assert.NotNull(Of(host).Problem);
        Assert.Empty(host.Published.Find("sample")!.Checkpoints);

        Assert.DoesNotContain("Checkpoint", await host.ReadAsync("/matrices/sample/versions"), StringComparison.Ordinal);

        Directory.Delete(LogFile);
        await host.Published.ReloadAsync(Cancellation);
        Assert.Empty(Of(host).All);
        await host.Services.GetRequiredService<LogFollower>().FollowVersionsAsync(Cancellation);
        Assert.Null(Of(host).Problem);
        Assert.Equal([1], host.Published.Find("sample")!.Checkpoints.Keys);
        Assert.Contains("Checkpoint", await host.ReadAsync("/matrices/sample/versions"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_due_does_not_make_a_problem_go_away()
    {
        await StartOnceAsync();
        await using var host = Start();
        File.Move(LogFile, $"{LogFile}.moved");
        Directory.CreateDirectory(LogFile);
        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        await Of(host).KeepUpAsync(Cancellation);
        Assert.NotNull(Of(host).Problem);

        // The next look makes up for it, an hour later at most.
        Directory.Delete(LogFile);
        File.Move($"{LogFile}.moved", LogFile);
        var moved = host.Published.NextMoveAsync(Cancellation);
        _clock.Advance(TimeSpan.FromHours(1));
        await moved;
        Assert.Null(Of(host).Problem);
        Assert.Equal([1, 2], host.Published.Find("sample")!.Checkpoints.Keys.Order());
    }

    [Theory]
    [InlineData("local")]
    [InlineData("localhost\ncontent 1 ")]
    public async Task The_rest_of_a_writing_that_was_cut_short_goes_with_the_next_one(string rest)
    {
        await StartOnceAsync();
        var whole = await File.ReadAllTextAsync(LogFile, Cancellation);
        await File.AppendAllTextAsync(LogFile, rest, Cancellation);
        await using var host = Start();
        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        var now = await File.ReadAllTextAsync(LogFile, Cancellation);
        Assert.StartsWith(whole, now, StringComparison.Ordinal);
        Assert.Equal(2, CheckpointFile.Read(now).Checkpoints.Count);
        Assert.Null(CheckpointFile.Read(now).Problem);
    }

    [Fact]
    public async Task A_publication_without_a_checkpoint_gets_one_at_the_next_start()
    {
        await StartOnceAsync();
        File.Delete(LogFile);
        await using var host = Start();
        Assert.Equal(1, Assert.Single(Of(host).All).Checkpoint.Content.Sequence);
        Assert.Single(host.Published.Find("sample")!.Checkpoints);
    }

    [Fact]
    public async Task Without_its_key_a_portal_with_checkpoints_does_not_start()
    {
        await StartOnceAsync();
        File.Delete(KeyFile);
        Assert.Contains("Put it back", Assert.Throws<StartRefusedException>(() => Open()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task A_key_that_has_signed_nothing_is_refused()
    {
        await StartOnceAsync();
        using var other = CheckpointKey.Make();
        CheckpointKey.Write(KeyFile, other);
        Assert.Contains("signed by another key", Assert.Throws<StartRefusedException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public async Task A_file_that_holds_no_key_is_named(string content)
    {
        await File.WriteAllTextAsync(_data.File("named.pem"), content, Cancellation);
        var refused = Assert.Throws<StartRefusedException>(() => Open(_data.File("named.pem")));
        Assert.Contains("named.pem", refused.Message, StringComparison.Ordinal);
        Assert.Contains("P-256", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_on_another_curve_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(_data.File("named.pem"), other.ExportPkcs8PrivateKeyPem());
        Assert.Contains("P-256", Assert.Throws<StartRefusedException>(() => Open(_data.File("named.pem"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_the_operator_names_signs()
    {
        using var named = CheckpointKey.Make();
        CheckpointKey.Write(_data.File("named.pem"), named);
        await using var host = Start(("Checkpoints:Key", _data.File("named.pem")));
        await host.PublishAsync(Given.Matrix());
        Assert.True(NoteKey.Of(named).HasSigned(Of(host).All.Single().Note));
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task Another_key_is_announced_by_a_checkpoint_that_both_sign()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        var old = Of(host).Key!;
        await Of(host).RotateAsync(CheckpointKey.Make(), Cancellation);
        var next = Of(host).Key!;
        Assert.NotEqual(old, next);
        Assert.True(TrustedKeys.IsRotation(Of(host).All[^1]));
        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        Assert.True(next.HasSigned(Of(host).All[^1].Note));
        Assert.False(old.HasSigned(Of(host).All[^1].Note));
        Assert.Equal([next, old], Of(host).Keys());
        var check = new CheckpointCheck([Of(host).Source], old);
        Assert.Empty(check.Finish([]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rotation_that_was_cut_short_is_finished_when_it_was_announced_and_forgotten_when_not(bool isAnnounced)
    {
        await StartOnceAsync();
        using var next = CheckpointKey.Make();
        var waiting = Path.Combine(_data.Path, "keys", CheckpointKey.NextName);
        await using (var host = Start())
        {
            CheckpointKey.Write(waiting, next);
            if (isAnnounced)
            {
                using var announced = CheckpointKey.Read(waiting);
                await Of(host).RotateAsync(announced, Cancellation);
            }
        }

        await using var again = Start();
        Assert.False(File.Exists(waiting));
        Assert.Equal(isAnnounced, Of(again).Key == NoteKey.Of(next));
    }

    /// <summary>Opens the checkpoints without a portal around them, which would tell the operator of a refusal.</summary>
    private void Open(string? key = null)
    {
        using var directory = DataDirectory.Take(_data.Path, "Portal:DataDirectory");
        var address = new PublicAddress(Options.Create(new PortalOptions { PublicUrl = new Uri("https://trust.example") }), server: null!, configuration: null!);
        using var checkpoints = new Checkpoints(
            Options.Create(new CheckpointOptions { Key = key }), new PlainEnvironment(_data.Path), directory, store: null!, address, _clock, NullLogger<Checkpoints>.Instance);
        checkpoints.Open();
    }

    private static Checkpoints Of(PortalHost host) => host.Services.GetRequiredService<Checkpoints>();

    private PortalHost Start(params ReadOnlySpan<(string Key, string Value)> settings) => PortalHost.Start(_data, _clock, [("Portal:Seed", "none"), .. settings]);

    /// <summary>Leaves a portal behind that has published once.</summary>
    private async Task StartOnceAsync()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
    }
}
