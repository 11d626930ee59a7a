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
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Integrity;

/// <summary>A checkpoint is signed at each publication and once a day, in a file that only grows.</summary>
public sealed class CheckpointsTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero));

    private string LogFile => _data.File(Checkpoints.FileName);

    private string KeyFile => Path.Combine(_data.Path, "keys", "checkpoint-key.pem");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Publication_IsCoveredByItsOwnCheckpoint()
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
    public async Task Key_AtTheFirstStart_IsMadePrivateAndFoundAgain()
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
    public async Task Checkpoint_IsMadeOnceADayWhenSomethingWasRecorded()
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
        Assert.Equal(
            Of(host).All.Count,
            Of(host).All.Select(signed => (signed.Checkpoint.Content, signed.Checkpoint.Access)).Distinct().Count()
        );
    }

    [Fact]
    public async Task Checkpoint_OfALogThatDoesNotContinue_IsNotSigned()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        await using (var store = host.OpenStore())
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                store.Database,
                "UPDATE AuditEntries SET Hash = upper(Hash) WHERE Stream = 'content' AND Sequence = 1",
                Cancellation
            );
        }

        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        Assert.Single(Of(host).All);
        Assert.Contains("doesn't continue the last checkpoint", Of(host).Problem, StringComparison.Ordinal);
        Assert.Contains("degraded", await host.ReadAsync("/health/ready"), StringComparison.Ordinal);

        // The version is published, but the portal exports no PDF of it without proof.
        Assert.Equal(2, host.Published.Find("sample")!.Latest.Number);
        Assert.Contains(
            "cannot be proven yet",
            await host.ReadAsync("/matrices/sample/versions/2/export.pdf", HttpStatusCode.ServiceUnavailable),
            StringComparison.Ordinal
        );
    }

    /// <summary>The last checkpoint covers the altered entry and still fits the log: the end of the chain alone shows nothing.</summary>
    [Fact]
    public async Task MakeAsync_OverAnEntryAlteredBeforeTheLastCheckpoint_SignsNothing()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        await using (var store = host.OpenStore())
        {
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                store.Database,
                "UPDATE AuditEntries SET Hash = upper(Hash) WHERE Stream = 'content' AND Sequence = 1",
                Cancellation
            );
        }

        await host.PublishAsync(Given.Matrix() with { Title = "A third" });

        Assert.Equal(2, Of(host).All.Count);
        Assert.Contains("doesn't continue the last checkpoint", Of(host).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Checkpoint_ThatCouldNotBeWritten_IsMadeLater()
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
    public async Task Problem_OfACheckpoint_StaysUntilOneIsMade()
    {
        await StartOnceAsync();
        await using var host = Start();
        File.Move(LogFile, $"{LogFile}.moved");
        Directory.CreateDirectory(LogFile);
        await host.PublishAsync(Given.Matrix() with { Title = "Another" });
        await Of(host).KeepUpAsync(Cancellation);
        Assert.NotNull(Of(host).Problem);

        // The next check, an hour later at most, makes it.
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
    public async Task Checkpoint_AfterAnInterruptedWrite_RemovesTheRest(string rest)
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
    public async Task Publication_WithoutCheckpoint_GetsOneAtTheNextStart()
    {
        await StartOnceAsync();
        File.Delete(LogFile);
        await using var host = Start();
        Assert.Equal(1, Assert.Single(Of(host).All).Checkpoint.Content.Sequence);
        Assert.Single(host.Published.Find("sample")!.Checkpoints);
    }

    [Fact]
    public async Task Start_WithCheckpointsAndWithoutTheirKey_IsRefused()
    {
        await StartOnceAsync();
        File.Delete(KeyFile);
        Assert.Contains("Put it back", Assert.Throws<StartRefusedException>(() => Open()).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task Start_WithAKeyThatSignedNothing_IsRefused()
    {
        await StartOnceAsync();
        using var other = CheckpointKeyFile.Make();
        CheckpointKeyFile.Write(KeyFile, other);
        Assert.Contains("signed by another key", Assert.Throws<StartRefusedException>(() => Open()).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    public async Task Start_WithAKeyFileWithoutKey_NamesIt(string content)
    {
        await File.WriteAllTextAsync(_data.File("named.pem"), content, Cancellation);
        var refused = Assert.Throws<StartRefusedException>(() => Open(_data.File("named.pem")));
        Assert.Contains("named.pem", refused.Message, StringComparison.Ordinal);
        Assert.Contains("P-256", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_WithAKeyOnAnotherCurve_IsRefused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(_data.File("named.pem"), other.ExportPkcs8PrivateKeyPem());
        Assert.Contains(
            "P-256",
            Assert.Throws<StartRefusedException>(() => Open(_data.File("named.pem"))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Checkpoint_WithTheOperatorsKey_IsSignedByIt()
    {
        using var named = CheckpointKeyFile.Make();
        CheckpointKeyFile.Write(_data.File("named.pem"), named);
        await using var host = Start(("Checkpoints:Key", _data.File("named.pem")));
        await host.PublishAsync(Given.Matrix());
        Assert.True(NoteKey.Of(named).HasSigned(Of(host).All.Single().Note));
        Assert.False(File.Exists(KeyFile));
    }

    [Fact]
    public async Task Rotation_IsAnnouncedByACheckpointThatBothKeysSign()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
        var old = Of(host).Key!;
        await Of(host).RotateAsync(CheckpointKeyFile.Make(), Cancellation);
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
    public async Task Rotation_Interrupted_IsFinishedIfAnnouncedAndDroppedIfNot(bool isAnnounced)
    {
        await StartOnceAsync();
        using var next = CheckpointKeyFile.Make();
        var waiting = Path.Combine(_data.Path, "keys", CheckpointKeyFile.NextName);
        await using (var host = Start())
        {
            CheckpointKeyFile.Write(waiting, next);
            if (isAnnounced)
            {
                using var announced = CheckpointKeyFile.Read(waiting);
                await Of(host).RotateAsync(announced, Cancellation);
            }
        }

        await using var again = Start();
        Assert.False(File.Exists(waiting));
        Assert.Equal(isAnnounced, Of(again).Key == NoteKey.Of(next));
    }

    /// <summary>Opens the checkpoints without a portal, which would report a refusal to the operator.</summary>
    private void Open(string? key = null)
    {
        using var directory = DataDirectory.Take(_data.Path, "Portal:DataDirectory");
        var address = new PublicAddress(
            Options.Create(new PortalOptions { PublicUrl = new Uri("https://trust.example") }),
            server: null!,
            configuration: null!
        );
        using var checkpoints = new Checkpoints(
            Options.Create(new CheckpointOptions { Key = key }),
            new PlainEnvironment(_data.Path),
            directory,
            store: null!,
            address,
            _clock,
            NullLogger<Checkpoints>.Instance,
            new Turns()
        );
        checkpoints.Open();
    }

    private static Checkpoints Of(PortalHost host) => host.Services.GetRequiredService<Checkpoints>();

    private PortalHost Start(params ReadOnlySpan<(string Key, string Value)> settings) =>
        PortalHost.Start(_data, _clock, [("Portal:Seed", "none"), .. settings]);

    /// <summary>Leaves the data of a portal that has published once.</summary>
    private async Task StartOnceAsync()
    {
        await using var host = Start();
        await host.PublishAsync(Given.Matrix());
    }
}
