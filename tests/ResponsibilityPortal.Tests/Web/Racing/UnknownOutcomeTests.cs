using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Racing;

/// <summary>
/// The connection is lost while the database commits, and doesn't come back in time: nobody can know whether the change was saved. The same
/// command can be sent again, and is carried out once.
/// </summary>
public sealed class UnknownOutcomeTests : IAsyncLifetime
{
    private readonly PostgresDatabase _database = PostgresForTests.MakeStore();
    private readonly OutageAtCommit _outage = new();
    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync(
            services => services.ConfigureDbContext<PostgresPortalDbContext>(options => options.AddInterceptors(_outage)),
            [("Portal:Seed", "none"), .. _database.Settings]
        );
        await _portal.Host.PublishAsync(Given.Matrix(), change: _portal.Admin.Change());
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _database.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Edit_LostAtItsCommit_IsCarriedOutOnceWhenSentAgain(bool isCommitted)
    {
        var editor = _portal.Service<MatrixEditor>();
        var seen = (await editor.FindCellAsync("sample", new CellKey("keys", "iaas"), _portal.Admin.Actor, Cancellation))!;
        var edit = AssignCells.One("sample", "keys", seen.Content with { Accountable = Given.Vendor }, seen.Version);
        var change = _portal.Admin.Change();

        _outage.BeginAtNextCommit(isCommitted);
        Assert.Equal(AssignOutcome.From(Refusal.Unknown), await AgeAsync(editor.AssignAsync(edit, change, Cancellation)));
        _outage.End();

        Assert.IsType<AssignOutcome.Assigned>(await editor.AssignAsync(edit, change, Cancellation));
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), action => action == AssignmentChanged.ActionName);
    }

    [Fact]
    public async Task Put_LostAtItsCommit_IsAnswered503WithItsOwnCode()
    {
        var script = await ApiClient.WithAsync(_portal, ApiScopes.EditDrafts);
        var operation = Guid.NewGuid();
        (await script.GetAsync(ApiClient.Cell)).Is(HttpStatusCode.OK);

        _outage.BeginAtNextCommit(isCommitted: true);
        var answer = await AgeAsync(script.PutAsync("""{"accountable":"vendor"}""", "1.0", operation));
        Assert.Equal("2", answer.Is(HttpStatusCode.ServiceUnavailable, "outcome-unknown").RetryAfter);
        _outage.End();

        Assert.Equal("1.1", (await script.PutAsync("""{"accountable":"vendor"}""", "1.0", operation)).Is(HttpStatusCode.OK).Tag);
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), action => action == AssignmentChanged.ActionName);
    }

    [Fact]
    public async Task SignIn_LostAtItsCommit_IsAnswered503WithoutSayingThatNothingChanged()
    {
        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = _portal.Stranger();
        var page = await PortalWithUsers.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        _outage.BeginAtNextCommit(isCommitted: true);
        var answer = await AgeAsync(PortalWithUsers.EnterCodeAsync(browser, page, _portal.Admin.CodeAt(_portal.Clock.GetUtcNow())));
        answer.Says(HttpStatusCode.ServiceUnavailable, "It isn't known whether this was saved");
        _outage.End();
    }

    /// <summary>Waits for an answer. After the database is lost, time passes until writers give up.</summary>
    private async Task<T> AgeAsync<T>(Task<T> answer)
    {
        await Task.WhenAny(_outage.Begun, answer);
        while (!answer.IsCompleted)
        {
            _portal.Clock.Advance(WriteQueue.TimeLimit);
            await Task.WhenAny(answer, Task.Run(Thread.Yield, Cancellation));
        }

        return await answer;
    }
}
