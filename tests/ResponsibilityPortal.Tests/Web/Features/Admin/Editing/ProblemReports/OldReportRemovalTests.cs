using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing.ProblemReports;

/// <summary>Closed problem reports are removed when they were kept long enough.</summary>
[Trait("Store", "Both")]
public sealed class OldReportRemovalTests : IAsyncLifetime
{
    private const string Slug = "sample";

    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private OldReports Removal => _portal.Service<OldReports>();

    public async ValueTask InitializeAsync() => _portal = await PortalWithUsers.StartImportingAsync(Given.Matrix());

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Remove_AfterAHundredAndEightyDays_RemovesClosedReportsWithTheirAnswers()
    {
        var old = await CloseAsync(await _portal.ReportAsync(Slug, "keys", "iaas", "Wrong.", "reader@example.com"));
        var open = await _portal.ReportAsync(Slug, "keys", null, "Unclear.");
        _portal.Clock.Advance(TimeSpan.FromDays(1));
        var later = await CloseAsync(await _portal.ReportAsync(Slug, "backup", null, "Missing."));
        _portal.Clock.Advance(TimeSpan.FromDays(179) - TimeSpan.FromSeconds(1));
        Assert.Equal(0, await Removal.RemoveAsync(Cancellation));
        Assert.Equal(3, (await ReportsAsync()).Count);

        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Removal.RemoveAsync(Cancellation));
        Assert.Equal([open, later], await ReportsAsync());
        await using (var store = _portal.Host.OpenStore())
        {
            Assert.Equal(later, (await store.ProblemReportAnswers.SingleAsync(Cancellation)).ReportId);
        }

        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(
            ("problem-report.removed", Actor.Retention.Id, $"matrices/{Slug}/problem-reports/{old:D}"),
            (entry.Action, entry.ActorId, entry.Target)
        );
        Assert.Equal(JsonValueKind.Object, PortalWithUsers.DataOf(entry).ValueKind);
        Assert.Equal(0, await Removal.RemoveAsync(Cancellation));

        _portal.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(1, await Removal.RemoveAsync(Cancellation));
        Assert.Equal([open], await ReportsAsync());
        await _portal.StopAsync();
        var (code, said) = await ConsoleUse.RunAsync(
            "verify",
            $"--Portal:DataDirectory={_portal.Data.Path}",
            "--Serilog:MinimumLevel:Default=Fatal"
        );
        Assert.True(code == 0, said);
        var opinion = await SecondVerifier.RunAsync("--store", await StoreOfRun.FileOfAsync(_portal.Data.Path));
        Assert.True(opinion.ExitCode == SecondOpinion.Good, opinion.Said);
    }

    [Fact]
    public async Task Remove_OfManyReports_RemovesAllOfThem()
    {
        await using (var store = _portal.Host.OpenStore())
        {
            var matrix = await store.Matrices.SingleAsync(Cancellation);
            for (var index = 0; index < 250; index++)
            {
                var now = _portal.Clock.GetUtcNow();
                var report = ResponsibilityPortal.Store.Model.StoredProblemReport.Create(matrix, "keys", null, 1, "Wrong.", null, now);
                report.Resolve(2, _portal.Admin.Actor, now);
                store.Add(report);
            }

            await store.SaveChangesAsync(Cancellation);
        }

        _portal.Clock.Advance(TimeSpan.FromDays(180));
        Assert.Equal(250, await Removal.RemoveAsync(Cancellation));
        Assert.Empty(await ReportsAsync());
    }

    [Fact]
    public async Task Portal_RemovesOldReportsOnceAnHour()
    {
        using var work = new OldReportRemoval(Removal, new Turns(), _portal.Clock, NullLogger<OldReportRemoval>.Instance);
        await CloseAsync(await _portal.ReportAsync(Slug, "keys", "iaas", "Wrong."));
        _portal.Clock.Advance(TimeSpan.FromDays(180));
        await work.StartAsync(Cancellation);
        Assert.True(SpinWait.SpinUntil(() => AdvanceUntilNone(TimeSpan.FromMinutes(1)), Timeouts.Hang));
        await work.StopAsync(Cancellation);
    }

    private bool AdvanceUntilNone(TimeSpan step)
    {
        _portal.Clock.Advance(step);
        using var store = _portal.Host.OpenStore();
        return !store.ProblemReports.Any();
    }

    private async Task<Guid> CloseAsync(Guid report)
    {
        var inbox = _portal.Service<ReportInbox>();
        Assert.IsType<InboxOutcome.Done>(await inbox.AnswerAsync(Slug, report, "True.", _portal.Admin.Change(), Cancellation));
        Assert.IsType<InboxOutcome.Done>(await inbox.ResolveAsync(Slug, report, 2, _portal.Admin.Change(), Cancellation));
        return report;
    }

    private async Task<List<Guid>> ReportsAsync()
    {
        await using var store = _portal.Host.OpenStore();
        return await store.ProblemReports.OrderBy(report => report.Id).Select(report => report.Id).ToListAsync(Cancellation);
    }
}
