using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;

namespace ResponsibilityPortal.Tests.Web.Reports;

/// <summary>The PDF shows why accountability moved, who edited it, and who approved it when, from the log.</summary>
public sealed class VersionOriginsTests
{
    private const string Slug = "sample";
    private const string Export = "/matrices/sample/versions/2/export.pdf";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Report_OfMovedCells_ShowsReasonEditorAndApproval()
    {
        await using var portal = await StartAsync("names");
        var ed = await portal.JoinAsync(Roles.Editor, "Ed Editor");
        await AssignAsync(portal, portal.Admin, "backup", "saas", Given.Provider, "Thrown away with the draft.");
        Assert.IsType<ReviewOutcome.Done>(
            await portal.Service<DraftDiscarder>().DiscardAsync(Slug, await SeenAsync(portal), portal.Admin.Change(), Cancellation)
        );
        await AssignAsync(portal, ed, "keys", "iaas", Given.Vendor, "They keep them now.");
        await AssignAsync(portal, portal.Admin, "keys", "iaas", Given.Vendor, null);
        await AssignAsync(portal, ed, "backup", "saas", Party.ReaderSlug, null);
        var edited = Wording.Day(portal.Clock.GetUtcNow());
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await ApproveAsync(portal);
        var approved = Wording.Day(portal.Clock.GetUtcNow());
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await PublishAsync(portal);

        var file = await FileAsync(portal);

        Assert.Empty(PdfConformance.Check(file));
        var words = ReportWords(file);
        Assert.Contains(
            $"Reason: “They keep them now.” Edited by Ed Editor on {edited}; approved by Ada Admin on {approved}.",
            words,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"Reason: “As agreed with all.” Edited by Ed Editor on {edited}; approved by Ada Admin on {approved}.",
            words,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("Thrown away", words, StringComparison.Ordinal);
    }

    /// <summary>Events after the publication never appear in the file.</summary>
    [Fact]
    public async Task Report_RegeneratedAfterLaterEdits_HasTheSameBytes()
    {
        await using var portal = await StartAsync("names");
        await AssignAsync(portal, portal.Admin, "keys", "iaas", Given.Vendor, "They keep them now.");
        await ApproveAsync(portal);
        await PublishAsync(portal);
        var before = await FileAsync(portal, "?from=1&model=iaas");
        await AssignAsync(portal, portal.Admin, "keys", "iaas", Given.Provider, "Somebody else again.");
        await ApproveAsync(portal);

        Assert.Equal(before, await FileAsync(portal, "?from=1&model=iaas"));
    }

    [Fact]
    public async Task Report_WithUsersShownByRole_NamesNoEditor()
    {
        await using var portal = await StartAsync("roles");
        var ed = await portal.JoinAsync(Roles.Editor, "Ed Editor");
        await AssignAsync(portal, ed, "keys", "iaas", Given.Vendor, "They keep them now.");
        await ApproveAsync(portal);
        await PublishAsync(portal);

        var words = ReportWords(await FileAsync(portal));

        Assert.Contains("Edited by an editor on", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ed Editor", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Ada Admin", words, StringComparison.Ordinal);
    }

    private static async Task<PortalWithUsers> StartAsync(string naming)
    {
        var portal = await PortalWithUsers.StartAsync(("Portal:Seed", "none"), ("Portal:PeopleOnReaderPages", naming));
        await portal.Host.PublishAsync(Given.Matrix());
        return portal;
    }

    private static async Task AssignAsync(PortalWithUsers portal, Member by, string row, string model, string to, string? reason)
    {
        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        var editor = portal.Service<MatrixEditor>();
        var seen = (await editor.FindCellAsync(Slug, new CellKey(row, model), by.Actor, Cancellation))!;
        var content = seen.Content with
        {
            Accountable = to,
            Contributing = [],
            Notes = [new PartyNote(to, $"Edit {seen.Version.Edit + 1}.")],
        };
        Assert.IsType<AssignOutcome.Assigned>(
            await editor.AssignAsync(AssignCells.One(Slug, row, content, seen.Version), by.Change() with { Reason = reason }, Cancellation)
        );
    }

    private static async Task ApproveAsync(PortalWithUsers portal) =>
        Assert.IsType<ReviewOutcome.Done>(
            await portal.Service<DraftReviews>().DecideAsync(Slug, await SeenAsync(portal), true, null, portal.Admin.Change(), Cancellation)
        );

    private static async Task PublishAsync(PortalWithUsers portal) =>
        Assert.IsType<PublishOutcome.Published>(
            await portal.Host.Publisher.PublishDraftAsync(
                new PublishDraft(Slug, 1, "As agreed.", MoveReason: "As agreed with all."),
                portal.Admin.Change(),
                Cancellation
            )
        );

    private static async Task<string> SeenAsync(PortalWithUsers portal) =>
        (await portal.Service<DraftStructureEditor>().OpenAsync(Slug, portal.Admin.Actor, Cancellation))!.ContentHash;

    private static async Task<byte[]> FileAsync(PortalWithUsers portal, string query = "")
    {
        using var response = await portal.Host.GetAsync(Export + query);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(Cancellation);
    }

    private static string ReportWords(byte[] file) => Formats.Pdf.ReportSamples.Words(PdfTags.Read(file));
}
