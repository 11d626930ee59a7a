using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Integrity;

/// <summary>The integrity check of a running portal, on request and once a day.</summary>
[Trait("Store", "Both")]
public sealed class EvidenceCheckTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private EvidenceCheck Check => _portal.Service<EvidenceCheck>();

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix(), change: _portal.Admin.Change());
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Check_OfAnIntactStore_IsGoodAndRemembered()
    {
        Assert.Null(Check.Last);
        Assert.Contains("\"not verified yet\"", await _portal.Host.ReadAsync("/health/ready"), StringComparison.Ordinal);
        var finding = await Check.RunAsync(null, Cancellation);
        Assert.True(finding.Report.IsGood);
        Assert.Equal((1, 1), (finding.Report.Versions, finding.Report.Checkpoints));
        Assert.Same(finding, Check.Last);
        var ready = await _portal.Host.ReadAsync("/health/ready");
        Assert.Contains("\"ready\"", ready, StringComparison.Ordinal);
        Assert.Contains("\"verification\":\"whole\"", ready, StringComparison.Ordinal);
    }

    /// <summary>The check after a start names what was changed while the portal was stopped, and doesn't wait for the next day.</summary>
    [Fact]
    public async Task Start_RunsTheCheck()
    {
        using var data = new TemporaryDirectory();
        await using (PortalHost.Start(data, null)) { }

        StoreOfRun.Do(data.Path, "UPDATE MatrixVersions SET Message = 'Another reason.'");
        var log = new WaitingLogger();
        var clock = new PatientClock(DailyEvidenceCheck.AfterStart);
        await using var host = PortalHost.Start(
            data,
            clock,
            services => services.AddSingleton<ILogger<EvidenceCheck>>(log).AddHostedService<DailyEvidenceCheck>()
        );
        await clock.Waits.Task.WaitAsync(Timeouts.Hang, Cancellation);
        clock.Advance(DailyEvidenceCheck.AfterStart);
        Assert.Contains("The record of version 1 ", await log.Said.Task.WaitAsync(Timeouts.Hang, Cancellation), StringComparison.Ordinal);
    }

    /// <summary>A checkpoint is made and confirmed after the check has begun to read the cosignatures.</summary>
    [Fact]
    public async Task Check_WhileACheckpointIsMadeAndConfirmed_NamesNothingAsWithdrawn()
    {
        var witness = WitnessSigner.Make("witness.example/1");
        await using var portal = await PortalWithUsers.StartAsync(("Checkpoints:Witnesses", witness.Key.ToString()));
        await portal.Host.PublishAsync(Given.Matrix(), change: portal.Admin.Change());
        await OtherPrograms.ShellAsync(portal.Data.Path, $"mkfifo {Cosignatures.FileName}");
        var checking = Task.Run(() => portal.Service<EvidenceCheck>().RunAsync(null, Cancellation), Cancellation);

        // The pipe opens when the check reads from it.
        var pipe = await Task.Run(
                () => new FileStream(portal.Data.File(Cosignatures.FileName), FileMode.Open, FileAccess.Write, FileShare.ReadWrite),
                Cancellation
            )
            .WaitAsync(Timeouts.Hang, Cancellation);
        await using (pipe)
        {
            await portal.Host.PublishAsync(Given.Matrix().Without("keys"), change: portal.Admin.Change());
            var newest = portal.Service<Checkpoints>().All[^1].Note;
            await pipe.WriteAsync(
                System.Text.Encoding.UTF8.GetBytes(
                    (newest with { Signatures = [witness.Sign(newest.Text, DateTimeOffset.UnixEpoch)] }).ToString()
                ),
                Cancellation
            );
        }

        var report = (await checking).Report;
        Assert.Empty(report.Faults);
        Assert.NotNull(Assert.Single(report.Witnesses).At);
    }

    [Fact]
    public async Task Finding_IsShownInTheHealth()
    {
        await _portal.BendAsync(_portal.Admin.Id, user => user.Rename("Mallory"));
        Assert.False((await Check.RunAsync(null, Cancellation)).Report.IsGood);
        var ready = await _portal.Host.ReadAsync("/health/ready");
        Assert.Contains("\"degraded\"", ready, StringComparison.Ordinal);
        Assert.Contains("\"part\":\"state\"", ready, StringComparison.Ordinal);
        Assert.Contains("\"part\":\"log\",\"sentence\":\"The last integrity check found damage.", ready, StringComparison.Ordinal);

        // Only auditors see the quoted contents.
        Assert.DoesNotContain("Mallory", ready, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_WithoutTheDatabase_HasNoResult()
    {
        using var database = PostgresForTests.MakeStore();
        await using var portal = await PortalWithUsers.StartAsync([("Portal:Seed", "none"), .. database.Settings]);
        database.Dispose();
        var check = portal.Service<EvidenceCheck>();
        await Assert.ThrowsAsync<StoreUnreachableException>(() => check.RunAsync(null, Cancellation));
        Assert.Null(check.Last);
    }

    [Fact]
    public async Task Check_Cancelled_HasNoResult()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Check.RunAsync(null, stopped.Token));
        Assert.Null(Check.Last);
    }

    [Fact]
    public async Task Check_IsOnlyForUsersWhoMayReadTheLog()
    {
        var log = _portal.Service<AuditLog>();
        var auditor = await _portal.JoinAsync(Roles.Auditor, "Olga Auditor");
        var editor = await _portal.JoinAsync(Roles.Editor, "Ed Editor");
        Assert.True(await log.MayReadAsync(auditor.Actor, Cancellation));
        Assert.False(await log.MayReadAsync(editor.Actor, Cancellation));
    }

    /// <summary>Lets a test wait for the first log message.</summary>
    private sealed class WaitingLogger : ILogger<EvidenceCheck>
    {
        public TaskCompletionSource<string> Said { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Said.TrySetResult(formatter(state, exception));
    }
}
