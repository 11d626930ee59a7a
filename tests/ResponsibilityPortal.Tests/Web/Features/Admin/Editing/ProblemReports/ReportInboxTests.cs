using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Features.Readers.Reporting;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing.ProblemReports;

/// <summary>Tests what the team does with problem reports, and who may do it.</summary>
public sealed class ReportInboxTests(EditedPortal edited) : IClassFixture<EditedPortal>, IAsyncLifetime
{
    private const string Text = "The vendor does this.";

    private readonly PortalWithUsers _portal = edited.Portal;
    private string _slug = "";
    private Guid _report;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ReportInbox Inbox => _portal.Service<ReportInbox>();

    private ReportLists Lists => _portal.Service<ReportLists>();

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync()
    {
        _slug = await edited.AddMatrixAsync();
        _report = await _portal.ReportAsync(_slug, "keys", "iaas", Text, "reader@example.com");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task List_ShowsTheReportWithNamesAndContact()
    {
        var report = await FindAsync();
        Assert.Equal(
            (new CellKey("keys", "iaas"), "Keep keys · IaaS", 1, Text, "reader@example.com", true),
            (report.Cell, report.Place, report.Version, report.Text, report.Contact, report.IsOpen)
        );
        Assert.Equal([new CellKey("keys", "iaas")], await Lists.ListOpenCellsAsync(_slug, Ada.Actor, Cancellation));
    }

    [Fact]
    public async Task List_OfACell_HasItsReportsAndThoseOfItsRow()
    {
        var row = await _portal.ReportAsync(_slug, "keys", null, "The title is unclear.");
        await _portal.ReportAsync(_slug, "keys", "saas", "Another cell.");
        await _portal.ReportAsync(_slug, "backup", null, "Another row.");
        var reports = await Lists.ListAsync(_slug, new ReportSelection(null, new CellKey("keys", "iaas")), Ada.Actor, Cancellation);
        Assert.Equal([_report, row], reports.Select(report => report.Id));
        Assert.Equal("Keep keys", reports[1].Place);
    }

    [Fact]
    public async Task Answer_IsShownToTheTeamAndNotInTheLog()
    {
        var bob = await edited.UserAsync(Roles.Approver);
        Assert.IsType<InboxOutcome.Done>(await Inbox.AnswerAsync(_slug, _report, " It moved in May. ", bob.Change(), Cancellation));
        var answer = Assert.Single((await FindAsync()).Answers);
        Assert.Equal(("It moved in May.", bob.Name), (answer.Text, answer.By.Name));
        var entry = (await edited.LogAsync(AuditStream.Content))[^1];
        Assert.Equal("problem-report.answered", entry.Action);
        Assert.DoesNotContain("May", Encoding.UTF8.GetString(entry.Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_WithTheSameOperation_IsAddedOnce()
    {
        var change = Ada.Change();
        Assert.IsType<InboxOutcome.Done>(await Inbox.AnswerAsync(_slug, _report, "True.", change, Cancellation));
        Assert.IsType<InboxOutcome.Done>(await Inbox.AnswerAsync(_slug, _report, "True.", change, Cancellation));
        Assert.Equal(
            new InboxOutcome.NotDone(Refusal.OperationUsed),
            await Inbox.AnswerAsync(_slug, _report, "False.", change, Cancellation)
        );
        Assert.Single((await FindAsync()).Answers);
    }

    [Fact]
    public async Task Resolve_WithAVersion_ClosesTheReportAndNamesTheVersion()
    {
        var change = Ada.Change();
        Assert.IsType<InboxOutcome.Done>(await Inbox.ResolveAsync(_slug, _report, 2, change, Cancellation));
        Assert.IsType<InboxOutcome.Done>(await Inbox.ResolveAsync(_slug, _report, 2, change, Cancellation));
        var closing = (await FindAsync()).Closing!;
        Assert.Equal((Ada.Name, 2, null), (closing.By.Name, closing.ResolvedIn, closing.Reason));
        Assert.Empty(await Lists.ListOpenCellsAsync(_slug, Ada.Actor, Cancellation));
        Assert.Empty(await Lists.ListAsync(_slug, new ReportSelection(IsOpen: true), Ada.Actor, Cancellation));
        var entry = (await edited.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(
            ("problem-report.resolved", 2),
            (entry.Action, PortalWithUsers.DataOf(entry).GetProperty("version").GetInt32())
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Resolve_WithAVersionThatCannotResolveIt_IsRefused(int version)
    {
        var outcome = Assert.IsType<InboxOutcome.Invalid>(await Inbox.ResolveAsync(_slug, _report, version, Ada.Change(), Cancellation));
        Assert.Contains("Choose a version from 2 to 2", outcome.Problem, StringComparison.Ordinal);
        Assert.True((await FindAsync()).IsOpen);
    }

    [Fact]
    public async Task Dismiss_NeedsAReason_WhichTheLogRecords()
    {
        Assert.IsType<InboxOutcome.Invalid>(await DismissAsync(" "));
        Assert.True((await FindAsync()).IsOpen);
        Assert.IsType<InboxOutcome.Done>(await DismissAsync(" The contract says otherwise. "));
        var closing = (await FindAsync()).Closing!;
        Assert.Equal((null, "The contract says otherwise."), (closing.ResolvedIn, closing.Reason));
        var entry = (await edited.LogAsync(AuditStream.Content))[^1];
        Assert.Equal("problem-report.dismissed", entry.Action);
        Assert.Contains("\"reason\":\"The contract says otherwise.\"", Encoding.UTF8.GetString(entry.Payload), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dismiss_WithTheSameOperation_IsDoneOnceForOneReason()
    {
        var change = Ada.Change() with { Reason = "No." };
        Assert.IsType<InboxOutcome.Done>(await Inbox.DismissAsync(_slug, _report, change, Cancellation));
        Assert.IsType<InboxOutcome.Done>(await Inbox.DismissAsync(_slug, _report, change with { Reason = " No. " }, Cancellation));
        Assert.Equal(
            new InboxOutcome.NotDone(Refusal.OperationUsed),
            await Inbox.DismissAsync(_slug, _report, change with { Reason = "Yes." }, Cancellation)
        );
        Assert.Equal("No.", (await FindAsync()).Closing!.Reason);
    }

    [Fact]
    public async Task Resolve_WithAWithdrawnVersion_IsRefused()
    {
        var moved = Given.Matrix(_slug).Moving("keys", "saas", Party.ReaderSlug);
        await _portal.WithdrawAsync(await _portal.Host.PublishAsync(moved, inForceFrom: _portal.Clock.GetUtcNow().AddDays(7)));
        var outcome = Assert.IsType<InboxOutcome.Invalid>(await Inbox.ResolveAsync(_slug, _report, 2, Ada.Change(), Cancellation));
        Assert.Contains("Version 2 is never in force: withdrawn on", outcome.Problem, StringComparison.Ordinal);
        Assert.True((await FindAsync()).IsOpen);
    }

    [Fact]
    public async Task Delete_ByAnAdministrator_RemovesTheReportAndItsAnswers()
    {
        Assert.IsType<InboxOutcome.Done>(await Inbox.AnswerAsync(_slug, _report, "True.", Ada.Change(), Cancellation));
        var change = Ada.Change();
        Assert.IsType<InboxOutcome.Done>(await Inbox.DeleteAsync(_slug, _report, change, Cancellation));
        Assert.IsType<InboxOutcome.Done>(await Inbox.DeleteAsync(_slug, _report, change, Cancellation));
        Assert.Equal(
            new InboxOutcome.NotDone(Refusal.NotFound),
            await Inbox.DeleteAsync(_slug, _report, Ada.Change(), Cancellation)
        );
        await using var store = _portal.Host.OpenStore();
        Assert.False(await store.ProblemReports.AnyAsync(report => report.Id == _report, Cancellation));
        Assert.False(await store.ProblemReportAnswers.AnyAsync(answer => answer.ReportId == _report, Cancellation));
        var entry = (await edited.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("problem-report.deleted", Ada.Actor.Id), (entry.Action, entry.ActorId));
    }

    [Theory]
    [InlineData(Roles.Editor)]
    [InlineData(Roles.Approver)]
    public async Task Delete_ByOthers_IsRefused(Roles roles)
    {
        var bob = await edited.UserAsync(roles);
        Assert.Equal(
            new InboxOutcome.NotDone(Refusal.NotAllowed),
            await Inbox.DeleteAsync(_slug, _report, bob.Change(), Cancellation)
        );
        Assert.True((await FindAsync()).IsOpen);
    }

    [Fact]
    public async Task List_NamesPlacesAsInForce_AndRetiredOnesAsTheReaderSawThem()
    {
        var retired = await _portal.ReportAsync(_slug, "sign-in", null, "The title is unclear.");
        var first = await Lists.ListAsync(_slug, new ReportSelection(null), Ada.Actor, Cancellation);
        var seen = first.Single(one => one.Id == retired).Place;
        var renamed = Given.Matrix(_slug).Without("sign-in");
        await _portal.Host.PublishAsync(
            renamed with
            {
                HostingModels =
                [
                    .. renamed.HostingModels.Select(model => model.Slug == "iaas" ? model with { Name = "Own machines" } : model),
                ],
            }
        );
        var reports = await Lists.ListAsync(_slug, new ReportSelection(null), Ada.Actor, Cancellation);
        Assert.Equal(["Keep keys · Own machines", seen], reports.Select(report => report.Place));
    }

    [Fact]
    public async Task Close_OfAClosedReport_IsRefusedAndNamesWhoClosedIt()
    {
        var bob = await edited.UserAsync(Roles.Editor);
        Assert.IsType<InboxOutcome.Done>(await Inbox.ResolveAsync(_slug, _report, 2, bob.Change(), Cancellation));
        var dismissed = Assert.IsType<InboxOutcome.Invalid>(await DismissAsync("No."));
        Assert.Contains($"{bob.Name} has already resolved this report.", dismissed.Problem, StringComparison.Ordinal);
        Assert.IsType<InboxOutcome.Invalid>(await Inbox.ResolveAsync(_slug, _report, 2, Ada.Change(), Cancellation));
        Assert.Equal(bob.Name, (await FindAsync()).Closing!.By.Name);
    }

    [Fact]
    public async Task Reopen_OfAClosedReport_OpensItAgain()
    {
        Assert.IsType<InboxOutcome.Invalid>(await Inbox.ReopenAsync(_slug, _report, Ada.Change(), Cancellation));
        await DismissAsync("No.");
        Assert.IsType<InboxOutcome.Done>(await Inbox.ReopenAsync(_slug, _report, Ada.Change(), Cancellation));
        Assert.True((await FindAsync()).IsOpen);
        Assert.Equal("problem-report.reopened", (await edited.LogAsync(AuditStream.Content))[^1].Action);
    }

    /// <summary>The list shows every open report, so there are never more open ones than it has room for.</summary>
    [Fact]
    public async Task Reopen_WithAFullInbox_IsRefused()
    {
        await DismissAsync("No.");
        await using (var store = _portal.Host.OpenStore())
        {
            var matrix = await store.Matrices.SingleAsync(stored => stored.Slug == _slug, Cancellation);
            store.AddRange(
                Enumerable
                    .Range(0, StoredProblemReport.OpenMaxCount)
                    .Select(_ => StoredProblemReport.Create(matrix, "keys", null, 1, "Wrong.", null, _portal.Clock.GetUtcNow()))
            );
            await store.SaveChangesAsync(Cancellation);
        }

        var refused = Assert.IsType<InboxOutcome.Invalid>(await Inbox.ReopenAsync(_slug, _report, Ada.Change(), Cancellation));
        Assert.Contains("Resolve or dismiss one first.", refused.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.Admin)]
    public async Task Users_WithoutADraftRole_NeitherReadNorChangeReports(Roles roles)
    {
        var bob = await edited.UserAsync(roles);
        var refused = new InboxOutcome.NotDone(Refusal.NotAllowed);
        Assert.Empty(await Lists.ListAsync(_slug, new ReportSelection(null), bob.Actor, Cancellation));
        Assert.Empty(await Lists.ListOpenCellsAsync(_slug, bob.Actor, Cancellation));
        Assert.Equal(refused, await Inbox.AnswerAsync(_slug, _report, "Me too.", bob.Change(), Cancellation));
        Assert.Equal(refused, await Inbox.ResolveAsync(_slug, _report, 2, bob.Change(), Cancellation));
        Assert.Equal(refused, await Inbox.DismissAsync(_slug, _report, bob.Change() with { Reason = "No." }, Cancellation));
        Assert.Equal(refused, await Inbox.ReopenAsync(_slug, _report, bob.Change(), Cancellation));
        Assert.Contains("access.refused", await edited.ActionsAsync(AuditStream.Access));
        var report = await FindAsync();
        Assert.True(report is { IsOpen: true, Answers.Count: 0 });
    }

    [Fact]
    public async Task Command_ForAnUnknownReportOrMatrix_IsNotFound()
    {
        var missing = new InboxOutcome.NotDone(Refusal.NotFound);
        Assert.Equal(missing, await Inbox.AnswerAsync(_slug, Guid.NewGuid(), "True.", Ada.Change(), Cancellation));
        Assert.Equal(missing, await Inbox.ResolveAsync("nothing", _report, 2, Ada.Change(), Cancellation));
    }

    [Fact]
    public async Task Answer_ThatIsEmptyOrTooLong_IsRefused()
    {
        Assert.IsType<InboxOutcome.Invalid>(await Inbox.AnswerAsync(_slug, _report, " \n", Ada.Change(), Cancellation));
        Assert.IsType<InboxOutcome.Invalid>(
            await Inbox.AnswerAsync(_slug, _report, new string('x', ReportInbox.AnswerMaxLength + 1), Ada.Change(), Cancellation)
        );
        Assert.Empty((await FindAsync()).Answers);
    }

    /// <summary>The same form again, or a full inbox, costs a network none of its reports.</summary>
    [Fact]
    public async Task Report_SentAgain_CostsItsNetworkNothing()
    {
        var versions = _portal.Host.Published.Find(_slug)!;
        var sent = new SentReport("", "Wrong.", "", 1, Guid.CreateVersion7());
        for (var run = 0; run < 30; run++)
        {
            Assert.IsType<ReportOutcome.Received>(
                await _portal.Service<ProblemReporter>().ReportAsync(versions, "keys", sent, "192.0.2.98", Cancellation)
            );
        }
    }

    /// <summary>The twenty-first report of a network in a day is refused, whatever it is about.</summary>
    [Fact]
    public async Task Report_OfANetworkThatSentManyToday_IsRefused()
    {
        var versions = _portal.Host.Published.Find(_slug)!;
        var outcomes = new List<ReportOutcome>();
        for (var run = 0; run < 21; run++)
        {
            var sent = new SentReport("", $"Wrong {run}.", "", 1, Guid.CreateVersion7());
            outcomes.Add(await _portal.Service<ProblemReporter>().ReportAsync(versions, "keys", sent, "192.0.2.99", Cancellation));
        }

        Assert.All(outcomes.Take(20), outcome => Assert.IsType<ReportOutcome.Received>(outcome));
        Assert.IsType<ReportOutcome.TooMany>(outcomes[^1]);
        await using var store = _portal.Host.OpenStore();
        var matrix = await store.Matrices.SingleAsync(stored => stored.Slug == _slug, Cancellation);
        Assert.Equal(21, await store.ProblemReports.CountAsync(report => report.MatrixId == matrix.Id, Cancellation));
    }

    private Task<InboxOutcome> DismissAsync(string reason) =>
        Inbox.DismissAsync(_slug, _report, Ada.Change() with { Reason = reason }, Cancellation);

    private async Task<ProblemReport> FindAsync() =>
        (await Lists.ListAsync(_slug, new ReportSelection(null), Ada.Actor, Cancellation)).Single(report => report.Id == _report);
}
