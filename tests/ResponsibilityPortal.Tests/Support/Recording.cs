using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Tokens;
using ResponsibilityPortal.Web.Features.Admin.Users;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// The data of a portal with every event that the log can record, some of them several times. The portal is stopped.
/// </summary>
internal sealed class Recording : IAsyncDisposable
{
    private const string Slug = "sample";

    private readonly PortalWithUsers _portal;
    private Member _ed = null!;

    private Recording(PortalWithUsers portal) => _portal = portal;

    public TemporaryDirectory Data => _portal.Data;

    public string Directory => Data.Path;

    /// <summary>The administrator.</summary>
    public Member Ada => _portal.Admin;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static async Task<Recording> MakeAsync(params (string Key, string Value)[] settings)
    {
        var recording = new Recording(await PortalWithUsers.StartAsync([("Portal:Seed", "none"), .. settings]));
        await recording.ActAsync();
        return recording;
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private async Task ActAsync()
    {
        await _portal.Host.PublishAsync(Given.Matrix(), change: Ada.Change());
        await ActOnUsersAsync();
        await EditAndPublishAsync();
        await RestructureAndDiscardAsync();
        await PublishAgainAsync();
        await LeaveADraftAsync();
        await MakeOtherMatricesAsync();
        await AnnounceAsync();
        await ReportProblemsAsync();
        await _portal.StopAsync();
    }

    private async Task ActOnUsersAsync()
    {
        _ed = await _portal.JoinAsync(Roles.Editor | Roles.Approver, "Ed Editor");
        var guest = await _portal.JoinAsync(Roles.Auditor, "Gus Guest");
        var seen = new UserRights(Roles.Auditor, _portal.Today.AddDays(30), false);
        Assert.IsType<UserOutcome.Done>(
            await _portal.Register.ChangeAsync(new ChangeUser(guest.Id, seen, seen with { IsDisabled = true }), Ada.Change(), Cancellation)
        );
        Assert.IsType<UserOutcome.Invited>(await _portal.Register.InviteAsync(_ed.Id, Ada.Change(), Cancellation));
        var tokens = _portal.Service<TokenRegister>();
        Assert.IsType<TokenOutcome.Created>(
            await tokens.CreateAsync(new CreateToken("Nightly sync", ApiScopes.EditDrafts, 30), Ada.Change(), Cancellation)
        );
        Assert.IsType<TokenOutcome.Created>(
            await tokens.CreateAsync(new CreateToken("Old sync", ApiScopes.All, 30), Ada.Change(), Cancellation)
        );
        var old = (await tokens.ListAsync(Ada.Actor, Cancellation))!.Single(token => token.Name == "Old sync");
        Assert.IsType<TokenOutcome.Done>(await tokens.RevokeAsync(old.Id, Ada.Change(), Cancellation));
    }

    private async Task EditAndPublishAsync()
    {
        await AssignAsync(_ed, "keys", "iaas", Given.Vendor, "They keep them now.");
        await AssignAsync(Ada, "keys", "iaas", Given.Provider, null);
        await AssignAsync(_ed, "backup", "saas", Party.ReaderSlug, null);
        var comments = _portal.Service<TeamComments>();
        await comments.AddAsync(Slug, new CellKey("keys", "iaas"), "Is that so?", _ed.Change(), Cancellation);
        await comments.AddAsync(Slug, new CellKey("keys", "paas"), "And here?", _ed.Change(), Cancellation);
        var first = (await comments.ListAsync(Slug, new CellKey("keys", "iaas"), Ada.Actor, Cancellation)).Single();
        await comments.ResolveAsync(Slug, first.Id, true, Ada.Change(), Cancellation);
        await comments.ResolveAsync(Slug, first.Id, false, _ed.Change(), Cancellation);
        await comments.ResolveAsync(Slug, first.Id, true, _ed.Change(), Cancellation);
        var reviews = _portal.Service<DraftReviews>();
        Assert.IsType<ReviewOutcome.Done>(await reviews.AskAsync(Slug, await SeenAsync(), "Look.", _ed.Change(), Cancellation));
        Assert.IsType<ReviewOutcome.Done>(await reviews.DecideAsync(Slug, await SeenAsync(), false, "Why?", Ada.Change(), Cancellation));
        Assert.IsType<ReviewOutcome.Done>(
            await reviews.ExplainAsync(
                Slug,
                [new CellKey("keys", "iaas"), new CellKey("backup", "saas")],
                "So it was agreed.",
                Ada.Change(),
                Cancellation
            )
        );
        Assert.IsType<ReviewOutcome.Done>(await reviews.DecideAsync(Slug, await SeenAsync(), true, null, Ada.Change(), Cancellation));
        await PublishAsync(1);
    }

    private async Task RestructureAndDiscardAsync()
    {
        var structureEditor = _portal.Service<DraftStructureEditor>();
        await EditStructureAsync(
            new StructureEdit.PutRow(new Responsibility { Slug = "extra", Title = "Something extra" }, null, "access")
        );
        await AssignAsync(_ed, "extra", "saas", Given.Vendor, null);
        await EditStructureAsync(new StructureEdit.Move(ElementSets.Parties, Party.ReaderSlug, Given.Provider));
        await AssignAsync(_ed, "sign-in", "saas", Given.Provider, null, Given.Vendor, Party.ReaderSlug);
        var removal = Guid.CreateVersion7();
        await EditStructureAsync(new StructureEdit.RemoveRow("keys"), removal);
        Assert.IsType<StructureOutcome.Edited>(await structureEditor.UndoAsync(Slug, removal, _ed.Change(), Cancellation));
        await AssignAsync(Ada, "keys", "saas", Party.ReaderSlug, "Why not.");
        Assert.IsType<ReviewOutcome.Done>(
            await _portal.Service<DraftDiscarder>().DiscardAsync(Slug, await SeenAsync(), Ada.Change(), Cancellation)
        );
        await AssignAsync(_ed, "sign-in", "saas", Given.Vendor, null);
        await PublishAsync(2);
    }

    private async Task PublishAgainAsync() =>
        Assert.IsType<PublishOutcome.Published>(
            await _portal
                .Service<VersionRepublisher>()
                .PublishAgainAsync(new PublishAgain(Slug, 1, 3, "Back to the first one."), Ada.Change(), Cancellation)
        );

    private async Task LeaveADraftAsync()
    {
        await AssignAsync(_ed, "keys", "iaas", Given.Vendor, "Once more.");
        await AssignAsync(_ed, "keys", "iaas", Given.Provider, null);
        await AssignAsync(Ada, "backup", "paas", Given.Provider, "A new contract.");
        await EditStructureAsync(new StructureEdit.PutRow(new Responsibility { Slug = "exit", Title = "Plan the exit" }, null, "data"));
        await AssignAsync(_ed, "exit", "saas", Given.Vendor, null);
        Assert.IsType<ReviewOutcome.Done>(
            await _portal.Service<DraftReviews>().AskAsync(Slug, await SeenAsync(), "Before Friday.", _ed.Change(), Cancellation)
        );
    }

    private async Task MakeOtherMatricesAsync()
    {
        var register = _portal.Service<MatrixRegister>();
        Assert.IsType<CreateOutcome.Created>(
            await register.CopyAsync(new CopyMatrix(Slug, true, "copy", "A copy"), _ed.Change(), Cancellation)
        );
        await AssignInAsync("copy", _ed, "backup", "iaas", Given.Vendor, null);
        Assert.IsType<CreateOutcome.Created>(
            await register.CreateAsync(
                new NewMatrix("brief", "Brief", "Somebody", Standing.Example, "Short.", "Access", "Sign in"),
                _ed.Change(),
                Cancellation
            )
        );
        Assert.IsType<CreateOutcome.Removed>(await register.RemoveAsync("brief", await SeenAsync("brief"), _ed.Change(), Cancellation));
        var offer = Given.Matrix() with { Title = "A newer one" };
        Assert.True(
            await _portal
                .Service<ImportedDrafts>()
                .OfferBuiltInAsync(offer, new Change(Actor.Import, Guid.CreateVersion7(), "A newer release."), Cancellation)
        );
    }

    private async Task AnnounceAsync()
    {
        var version = await _portal.Host.PublishAsync(
            Given.Matrix("dated"),
            inForceFrom: _portal.Clock.GetUtcNow().AddDays(30),
            change: Ada.Change()
        );
        var date = version.InForceFrom;
        foreach (var wanted in new DateTimeOffset?[] { date.AddDays(5), null, date.AddDays(9) })
        {
            Assert.IsType<ReviewOutcome.Done>(
                await _portal
                    .Service<VersionSchedules>()
                    .RescheduleAsync(new RescheduleVersion("dated", 1, date, wanted), Ada.Change(), Cancellation)
            );
            date = wanted ?? date;
        }
    }

    private async Task ReportProblemsAsync()
    {
        var inbox = _portal.Service<ReportInbox>();
        var cell = await _portal.ReportAsync(Slug, "keys", "iaas", "The vendor does this.");
        var row = await _portal.ReportAsync(Slug, "keys", null, "The title is unclear.");
        Assert.IsType<InboxOutcome.Done>(await inbox.AnswerAsync(Slug, cell, "True.", _ed.Change(), Cancellation));
        Assert.IsType<InboxOutcome.Done>(await inbox.ResolveAsync(Slug, cell, 5, _ed.Change(), Cancellation));
        Assert.IsType<InboxOutcome.Done>(await inbox.ReopenAsync(Slug, cell, Ada.Change(), Cancellation));
        Assert.IsType<InboxOutcome.Done>(
            await inbox.DismissAsync(Slug, row, _ed.Change() with { Reason = "It is the title of the standard." }, Cancellation)
        );
        Assert.IsType<InboxOutcome.Done>(await inbox.DeleteAsync(Slug, row, Ada.Change(), Cancellation));
    }

    private Task AssignAsync(Member by, string row, string model, string to, string? reason, params string[] contributing) =>
        AssignInAsync(Slug, by, row, model, to, reason, contributing);

    private async Task AssignInAsync(
        string matrix,
        Member by,
        string row,
        string model,
        string to,
        string? reason,
        params string[] contributing
    )
    {
        _portal.Clock.Advance(TimeSpan.FromSeconds(5));
        var editor = _portal.Service<MatrixEditor>();
        var seen = (await editor.FindCellAsync(matrix, new CellKey(row, model), by.Actor, Cancellation))!;
        var content = seen.Content with
        {
            Accountable = to,
            Contributing = contributing.ToValueList(),
            Notes = [new PartyNote(to, $"Does it, as of edit {seen.Version.Edit + 1}.")],
        };
        Assert.IsType<AssignOutcome.Assigned>(
            await editor.AssignAsync(
                AssignCells.One(matrix, row, content, seen.Version),
                by.Change() with
                {
                    Reason = reason,
                },
                Cancellation
            )
        );
    }

    private async Task EditStructureAsync(StructureEdit edit, Guid? operation = null)
    {
        var structureEditor = _portal.Service<DraftStructureEditor>();
        var outcome = await structureEditor.EditStructureAsync(Slug, edit, _ed.Change(operation), Cancellation);
        if (outcome is StructureOutcome.Unconfirmed(var preview))
        {
            outcome = await structureEditor.EditStructureAsync(Slug, edit with { Accepted = preview }, _ed.Change(operation), Cancellation);
        }

        Assert.IsType<StructureOutcome.Edited>(outcome);
    }

    private async Task PublishAsync(int basedOn) =>
        Assert.IsType<PublishOutcome.Published>(
            await _portal.Host.Publisher.PublishDraftAsync(
                new PublishDraft(Slug, basedOn, "As agreed.", MoveReason: "As agreed with all."),
                Ada.Change(),
                Cancellation
            )
        );

    private async Task<string> SeenAsync(string matrix = Slug) =>
        (await _portal.Service<DraftStructureEditor>().OpenAsync(matrix, Ada.Actor, Cancellation))!.ContentHash;
}
