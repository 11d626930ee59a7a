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
        var finding = await Check.RunAsync(null, Cancellation);
        Assert.True(finding.Report.IsGood);
        Assert.Equal((1, 1), (finding.Report.Versions, finding.Report.Checkpoints));
        Assert.Same(finding, Check.Last);
        Assert.Contains("\"ready\"", await _portal.Host.ReadAsync("/health/ready"), StringComparison.Ordinal);
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
}
