using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Tokens;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Store.Evidence;

/// <summary>
/// An attacker with access to the database grants a right, uses it, and revokes it. The tables are then as before, but both verifiers name
/// the entry that the log did not allow.
/// </summary>
public sealed class ForgedRightsTests : IAsyncLifetime
{
    private const string Slug = "sample";

    private PortalWithUsers _portal = null!;
    private Member _ed = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix(), change: _portal.Admin.Change());
        _ed = await _portal.JoinAsync(Roles.Editor, "Ed Editor");
        Assert.IsType<TokenOutcome.Created>(
            await _portal
                .Service<TokenRegister>()
                .CreateAsync(new CreateToken("Robot", ApiScopes.ReadDrafts, 30), _portal.Admin.Change(), Cancellation)
        );
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Publish_ByAnEditorWhoseRoleWasRaisedInTheTable_IsRefused()
    {
        await AssignAsync(_ed.Change());
        await _portal.BendAsync(_ed.Id, user => user.Grant(Roles.All, null));
        Assert.Equal(
            new PublishOutcome.NotDone(Refusal.NotAllowed),
            await _portal.Host.Publisher.PublishDraftAsync(
                new PublishDraft(Slug, 1, "As agreed.", MoveReason: "As agreed."),
                _ed.Change(),
                Cancellation
            )
        );
        var seen = new UserRights(Roles.All, null, false);
        Assert.Equal(
            new UserOutcome.NotDone(Refusal.NotAllowed),
            await _portal.Register.ChangeAsync(new ChangeUser(_ed.Id, seen, seen with { Roles = Roles.Admin }), _ed.Change(), Cancellation)
        );
        Assert.Equal(["access.refused", "access.refused"], (await _portal.ActionsAsync(AuditStream.Access)).TakeLast(2));
    }

    [Fact]
    public async Task Verify_AfterARoleWasRaisedAndPutBack_NamesTheEdit()
    {
        var gus = await _portal.JoinAsync(Roles.Auditor, "Gus Guest");
        var end = (await _portal.UserAsync(gus.Id)).EndsAt;
        await _portal.BendAsync(gus.Id, user => user.Grant(Roles.Editor, end));
        await AssignAsync(gus.Change());
        await _portal.BendAsync(gus.Id, user => user.Grant(Roles.Auditor, end));
        await AssertNamedAsync(
            "assignment.changed",
            "Gus Guest had the role auditor, and this needs the role editor.",
            "the account had the roles ['auditor']"
        );
    }

    [Fact]
    public async Task Verify_AfterAnAccountWasEnabledAndDisabledAgain_NamesTheEdit()
    {
        var enabled = new UserRights(Roles.Editor, null, false);
        Assert.IsType<UserOutcome.Done>(
            await _portal.Register.ChangeAsync(
                new ChangeUser(_ed.Id, enabled, enabled with { IsDisabled = true }),
                _portal.Admin.Change(),
                Cancellation
            )
        );
        var disabled = await _portal.UserAsync(_ed.Id);
        await _portal.BendAsync(_ed.Id, user => user.SetDisabled(false, default));
        await AssignAsync(_ed.Change());
        await _portal.BendAsync(_ed.Id, user => user.SetDisabled(true, disabled.DisabledAt!.Value));
        await AssertNamedAsync("assignment.changed", "the account of Ed Editor was disabled.", "the account was disabled");
    }

    [Fact]
    public async Task Verify_AfterTheScopesOfATokenWereRaisedAndPutBack_NamesTheEdit()
    {
        await using var store = _portal.Host.OpenStore();
        var robot = ApiTokens.ActorOf(await store.ApiTokens.SingleAsync(Cancellation));
        StoreOfRun.Do(_portal.Data.Path, "UPDATE ApiTokens SET Scopes = 7");
        await AssignAsync(new Change(robot, Guid.CreateVersion7(), "because"));
        StoreOfRun.Do(_portal.Data.Path, "UPDATE ApiTokens SET Scopes = 1");
        await AssertNamedAsync(
            "assignment.changed",
            "had the scope read-drafts, and this needs the scope edit-drafts.",
            "the token had the scopes ['read-drafts']"
        );
    }

    [Fact]
    public async Task Verify_AfterARevokedTokenWasUsed_NamesTheEdit()
    {
        await using var store = _portal.Host.OpenStore();
        var token = await store.ApiTokens.AsNoTracking().SingleAsync(Cancellation);
        Assert.IsType<TokenOutcome.Done>(
            await _portal.Service<TokenRegister>().RevokeAsync(token.Id, _portal.Admin.Change(), Cancellation)
        );
        var revoked = await store.ApiTokens.AsNoTracking().Select(row => row.RevokedAt).SingleAsync(Cancellation);
        StoreOfRun.Do(_portal.Data.Path, "UPDATE ApiTokens SET Scopes = 7, RevokedAt = NULL");
        await AssignAsync(new Change(ApiTokens.ActorOf(token), Guid.CreateVersion7(), "because"));
        StoreOfRun.Do(_portal.Data.Path, $"UPDATE ApiTokens SET Scopes = 1, RevokedAt = '{UtcInstant.Format(revoked!.Value)}'");
        await AssertNamedAsync("assignment.changed", "was revoked.", "the token was revoked");
    }

    [Fact]
    public async Task Verify_AfterAnAccountWasPutIntoTheTableAndRemoved_NamesTheEdit()
    {
        StoreOfRun.Do(
            _portal.Data.Path,
            """
            INSERT INTO People (Id, Name, Roles, EndsAt, CreatedAt, LastCodeStep, UserName, Email, EmailConfirmed, PhoneNumberConfirmed, TwoFactorEnabled, LockoutEnabled, AccessFailedCount)
            SELECT '00000000-0000-7000-8000-000000000001', 'Mallory', 2, NULL, CreatedAt, 0, 'm', 'm@example.com', FALSE, FALSE, FALSE, FALSE, 0 FROM People LIMIT 1
            """
        );
        await AssignAsync(new Change(new Actor("00000000-0000-7000-8000-000000000001", "Mallory"), Guid.CreateVersion7(), "because"));
        StoreOfRun.Do(_portal.Data.Path, "DELETE FROM People WHERE Name = 'Mallory'");
        await AssertNamedAsync("assignment.changed", "the log has no account of Mallory", "there is no such account");
    }

    private async Task AssignAsync(Change change)
    {
        var editor = _portal.Service<MatrixEditor>();
        var seen = (await editor.FindCellAsync(Slug, new CellKey("keys", "iaas"), _portal.Admin.Actor, Cancellation))!;
        Assert.IsType<AssignOutcome.Assigned>(
            await editor.AssignAsync(
                AssignCells.One(Slug, "keys", seen.Content with { Accountable = Given.Vendor }, seen.Version),
                change,
                Cancellation
            )
        );
    }

    [Fact]
    public async Task Verify_AfterAnEndedSessionWasReopened_NotesTheEdit()
    {
        Assert.IsType<UserOutcome.Done>(await _portal.Service<UserSessions>().EndAsync(_portal.Admin.Actor, _ed.Id, null, Cancellation));
        _portal.Clock.Advance(TimeSpan.FromMinutes(6));
        StoreOfRun.Do(_portal.Data.Path, "UPDATE Sessions SET EndedAt = NULL");
        await AssignAsync(_ed.Change());
        await using (var store = _portal.Host.OpenStore())
        {
            var session = await store.Sessions.SingleAsync(session => session.UserId == _ed.Id, Cancellation);
            session.End(_portal.Clock.GetUtcNow().AddMinutes(-6));
            await store.SaveChangesAsync(Cancellation);
        }

        var report = (await _portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report;
        Assert.Empty(report.Faults);
        var last = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Contains(
            report.Notes,
            note =>
                note.StartsWith(
                    $"Entry {last.Sequence} of content was made while, according to the log, the user had no open session",
                    StringComparison.Ordinal
                )
        );
    }

    /// <param name="action">The action of the last entry, which is the one that is named.</param>
    private async Task AssertNamedAsync(string action, string said, string saidBySecond)
    {
        var last = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(action, last.Action);
        var fault = Assert.Single((await _portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report.Faults);
        Assert.Equal((ProofPart.Rights, AuditStream.Content, last.Sequence), (fault.Part, fault.Stream, fault.Sequence));
        Assert.Contains(said, fault.Sentence, StringComparison.Ordinal);
        var opinion = await SecondVerifier.RunAsync("--store", await StoreOfRun.FileOfAsync(_portal.Data.Path));
        Assert.Equal((SecondOpinion.Broken, $"content {last.Sequence}"), (opinion.ExitCode, Assert.Single(opinion.FirstBad)));
        Assert.Contains(saidBySecond, opinion.Said, StringComparison.Ordinal);
    }
}
