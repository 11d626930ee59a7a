using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Web.Integrity;

/// <summary>The evidence is looked at while the portal runs: when somebody asks, and once a day.</summary>
public sealed class EvidenceCheckTests : IAsyncLifetime
{
    private PeopledPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private EvidenceCheck Check => _portal.Service<EvidenceCheck>();

    public async ValueTask InitializeAsync()
    {
        _portal = await PeopledPortal.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix(), change: _portal.Admin.Change());
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_whole_portal_is_whole_and_remembers_that()
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

    /// <summary>What was changed while the portal was stopped is named in moments, not on the next day.</summary>
    [Fact]
    public async Task Start_HasTheEvidenceCheckedByItself()
    {
        using var data = new TemporaryDirectory();
        await using (PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
        }

        using (var store = StoreFile.Open(data.Path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            store.Do("CREATE TRIGGER planted AFTER INSERT ON DraftEditors BEGIN DELETE FROM DraftEditors; END");
        }

        var log = new WaitingLogger();
        await using var host = PortalHost.Start(
            data,
            null,
            services => services.AddSingleton<ILogger<EvidenceCheck>>(log).AddHostedService<DailyEvidenceCheck>(),
            ("Portal:Seed", "none"));
        Assert.Contains("planted", await log.Said.Task.WaitAsync(Timeouts.Hang, Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_broken_shows_in_the_health_of_the_portal()
    {
        await _portal.BendAsync(_portal.Admin.Id, person => person.Rename("Mallory"));
        Assert.False((await Check.RunAsync(null, Cancellation)).Report.IsGood);
        var ready = await _portal.Host.ReadAsync("/health/ready");
        Assert.Contains("\"degraded\"", ready, StringComparison.Ordinal);
        Assert.Contains("\"part\":\"state\"", ready, StringComparison.Ordinal);

        // What it quotes is for auditors.
        Assert.DoesNotContain("Mallory", ready, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_look_that_is_stopped_says_nothing()
    {
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Check.RunAsync(null, stopped.Token));
        Assert.Null(Check.Last);
    }

    [Fact]
    public async Task Only_who_may_read_the_log_may_have_it_looked_at()
    {
        var log = _portal.Service<AuditLog>();
        var auditor = await _portal.JoinAsync(Roles.Auditor, "Olga Auditor");
        var editor = await _portal.JoinAsync(Roles.Editor, "Ed Editor");
        Assert.True(await log.MayReadAsync(auditor.Actor, Cancellation));
        Assert.False(await log.MayReadAsync(editor.Actor, Cancellation));
    }

    /// <summary>Lets a test wait until something is said.</summary>
    private sealed class WaitingLogger : ILogger<EvidenceCheck>
    {
        public TaskCompletionSource<string> Said { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.TrySetResult(formatter(state, exception));
    }
}
