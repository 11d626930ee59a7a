using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>
/// A restore that ends after any of its steps is undone or finished, by the next start and by the next restore. Neither leaves checkpoints
/// that the log names and the file does not have.
/// </summary>
[Trait("Store", "Sqlite")]
public sealed class InterruptedRestoreTests(RecordedPortal portal) : IClassFixture<RecordedPortal>, IDisposable
{
    private const string Announced = "the copy is announced";

    private readonly CommandedPortal _portal = new(portal);
    private readonly WitnessSigner _witness = WitnessSigner.Make("witness.example/1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Trusting => $"--{CheckpointOptions.Section}:{nameof(CheckpointOptions.Witnesses)}={_witness.Key}";

    public void Dispose() => _portal.Dispose();

    [Fact]
    public async Task Restore_EndedAfterAnyStep_IsUndoneOrFinishedByTheNextStart()
    {
        var copies = await CopyAfterEachStepAsync();
        foreach (var (step, data) in copies)
        {
            using (data)
            {
                await using (var host = PortalHost.Start(data, null, ("Portal:Seed", "none")))
                {
                    // What was published after the backup is gone once the copy is announced, and is there before.
                    Assert.True(host.Published.Find("later") is not null == IsBefore(step, copies), step);
                }

                await AssertWholeAsync(data, step);
            }
        }
    }

    [Fact]
    public async Task Restore_EndedAfterAnyStep_IsFinishedByTheNextRestore()
    {
        foreach (var (step, data) in await CopyAfterEachStepAsync())
        {
            using (data)
            {
                var (code, said) = await RunAsync(data, "restore", _portal.Backup);
                Assert.True(code == 0, $"{step}: {said}");
                await AssertWholeAsync(data, step);
            }
        }
    }

    private static bool IsBefore(string step, List<(string Step, TemporaryDirectory Data)> copies) =>
        copies.FindIndex(copy => copy.Step == step) < copies.FindIndex(copy => copy.Step == Announced);

    /// <summary>The steps of a restore, each with the data directory as it is after it.</summary>
    private async Task<List<(string Step, TemporaryDirectory Data)>> CopyAfterEachStepAsync()
    {
        await _portal.RunAsync("backup", _portal.Backup);
        await _portal.PublishMoreAsync();

        // This start records the checkpoint of that publication in the log.
        await using (_portal.Start()) { }

        await ConfirmLastAsync();
        var copies = new List<(string, TemporaryDirectory)>();
        var builder = WebApplication.CreateBuilder([$"--Portal:DataDirectory={_portal.Data.Path}", "--Serilog:MinimumLevel:Default=Fatal"]);
        builder.AddPortal();
        await using var app = builder.Build();
        var (checkpoints, directory, cosignatures) = (
            app.Services.GetRequiredService<Checkpoints>(),
            app.Services.GetRequiredService<DataDirectory>(),
            app.Services.GetRequiredService<Cosignatures>()
        );
        checkpoints.Open();
        using var restore = await app
            .Services.GetRequiredService<StoreBackup>()
            .PrepareRestoreAsync(directory, _portal.Backup, Cancellation);
        await restore.RecordAsync(
            restore.Outcome(checkpoints.Source.File),
            "A backup was restored.",
            TimeProvider.System.GetUtcNow(),
            Cancellation
        );
        var aside = directory.MoveReplaced(TimeProvider.System.GetUtcNow());
        copies.Add(("the copy is prepared", Copy()));
        var remaining = checkpoints.Remaining(restore.AnsweredOf(checkpoints.Source.File), out _);
        Assert.True(remaining.Checkpoints.Count < checkpoints.All.Count);
        foreach (var step in restore.ReplaceInSteps(aside, [.. checkpoints.ReplaceWith(remaining), .. cosignatures.ReplaceWith(remaining)]))
        {
            copies.Add((step, Copy()));
        }

        Assert.Equal(
            [
                "the copy is prepared",
                "checkpoints.txt is prepared",
                "cosignatures.txt is prepared",
                Announced,
                "portal.db is moved",
                "checkpoints.txt is moved",
                "checkpoints.txt is replaced",
                "cosignatures.txt is moved",
                "cosignatures.txt is replaced",
                "the store is replaced",
            ],
            copies
                .Select(copy => copy.Item1)
                .Where(step => !step.Contains("-wal", StringComparison.Ordinal) && !step.Contains("-shm", StringComparison.Ordinal))
        );
        return copies;
    }

    private async Task ConfirmLastAsync()
    {
        var last = CheckpointFile.Read(await File.ReadAllTextAsync(_portal.CheckpointFile, Cancellation)).Checkpoints[^1].Note;
        var cosigned = last with { Signatures = [_witness.Sign(last.Text, UtcInstant.Parse("2026-03-01T12:00:00.000Z"))] };
        await File.WriteAllTextAsync(_portal.Data.File(Cosignatures.FileName), cosigned.ToString(), Cancellation);
    }

    private TemporaryDirectory Copy()
    {
        var copy = new TemporaryDirectory();
        foreach (
            var file in Directory
                .GetFiles(_portal.Data.Path, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) != "portal.lock")
        )
        {
            var target = copy.File(Path.GetRelativePath(_portal.Data.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        // A restore keeps what it replaces in a directory that can be empty yet.
        foreach (var directory in Directory.GetDirectories(_portal.Data.Path, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(copy.File(Path.GetRelativePath(_portal.Data.Path, directory)));
        }

        return copy;
    }

    private async Task AssertWholeAsync(TemporaryDirectory data, string step)
    {
        var (code, said) = await RunAsync(data, "verify", Trusting);
        Assert.True(code == 0, $"{step}: {said}");
        Assert.Empty(Directory.GetFiles(data.Path, "*.restor*"));
        var key = CheckpointKeyFile.Read(Path.Combine(data.Path, "keys", CheckpointKeyFile.OwnName));
        await File.WriteAllTextAsync(_portal.Kept("key.pem"), NoteKey.Of(key).ToPem(), Cancellation);
        key.Dispose();
        var opinion = await SecondVerifier.RunAsync(
            "--store",
            StoreFile.In(data.Path),
            "--checkpoints",
            data.File(Checkpoints.FileName),
            "--key",
            _portal.Kept("key.pem")
        );
        Assert.True(opinion.ExitCode == SecondOpinion.Good, $"{step}: {opinion.Said}");
    }

    private Task<(int Code, string Said)> RunAsync(TemporaryDirectory data, params string[] arguments) =>
        _portal.RunAsync([.. arguments, $"--Portal:DataDirectory={data.Path}"]);
}
