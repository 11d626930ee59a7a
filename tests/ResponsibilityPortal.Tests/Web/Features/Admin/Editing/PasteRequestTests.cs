using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing;

public sealed class PasteRequestTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;
    private EditorSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        await _portal.Host.PublishAsync(Given.Matrix());
        await _portal.Host.PublishAsync(
            Given.Matrix("other") with
            {
                HostingModels =
                [
                    .. Given.Matrix().HostingModels.Take(2),
                    Given.Matrix().HostingModels[2] with
                    {
                        Parties = [Given.Vendor, Party.ReaderSlug],
                    },
                ],
                Domains = Given.Matrix().Moving("backup", "iaas", Party.ReaderSlug).Domains,
            }
        );
        _session = await OpenAsync("sample");
    }

    public ValueTask DisposeAsync()
    {
        _session.Dispose();
        return _portal.DisposeAsync();
    }

    [Fact]
    public async Task Paste_Block_StartsAtTheFirstSelectedCell()
    {
        var request = Paste("V\tC\nnonsense\t\nV\tC\tP\nV", "paas");
        Assert.Equal(["sign-in in paas: V", "backup in iaas: C"], Edits(request));
        Assert.Equal([new CellKey("keys", "paas")], request.Plan.Unclear.Select(unclear => unclear.Key));
        Assert.Equal((2, 1, 2, false), (request.Plan.Same, request.Plan.Empty, request.Plan.Placed.Outside, request.IsDoubtful));
        Assert.Equal([PasteMode.ByPosition], request.Modes);
        var report = await _session.AssignAsync(request.Plan.Edits, count => $"{count} pasted");
        Assert.Equal("2 pasted", report.Message);
    }

    [Theory]
    [InlineData("P", 6, 0)]
    [InlineData("P\t\t\r\n\r\n", 6, 0)]
    [InlineData(" ", 0, 0)]
    public void Paste_OneCell_FillsTheSelection(string text, int changes, int outside)
    {
        var plan = PasteRequest.Of(_session, Range(1, 4, "saas", "paas"), text)!.Plan;
        Assert.Equal((changes, outside), (plan.Edits.Count, plan.Placed.Outside));
    }

    [Fact]
    public void Paste_WithHeadingRowAndTitles_WritesTheNamedCells()
    {
        var request = Paste("Responsibility\tPaaS\tIaaS\nMake backups\tP\tVendor and Customer\nSet up sign-in\tV\tC\n", "saas");
        Assert.Equal((PasteMode.ByHeadings, 3, false), (request.Mode, request.Modes.Count, request.IsDoubtful));
        Assert.Equal(["backup in paas: P", "backup in iaas: V + C", "sign-in in paas: V"], Edits(request));
        Assert.Empty(request.Plan.Unclear);

        request.Choose(PasteMode.ByPosition);
        Assert.NotEmpty(request.Plan.Unclear);
        Assert.True(request.IsDoubtful);
    }

    [Fact]
    public void Paste_WithHeadingsTheMatrixLacks_IsDoubtful()
    {
        var request = Paste("Duty\tOurs\tTheirs\nWash\tC\tV\nIron\tP\tV", "saas");
        Assert.Equal((PasteMode.WithoutHeadings, true), (request.Mode, request.IsDoubtful));
        Assert.DoesNotContain(request.Plan.Unclear, unclear => unclear.Text is "Duty" or "Wash");
        Assert.True(Paste("Duty\tSaaS\nKeep keys\tP\nFeed the cat\tC", "saas").IsDoubtful);
    }

    [Fact]
    public void UnknownWord_GivenAMeaning_IsUsedInAllCells()
    {
        var request = Paste("CSP\tShared\nCSP + C\tCSP\nN/A\tX", "saas");
        Assert.Equal(["CSP", "Shared", "N/A", "X"], request.Plan.Words.Select(word => word.Word));
        Assert.Equal(3, request.Plan.Words[0].Cells);
        Assert.Empty(request.Plan.Edits);

        request.Treat("CSP", new AssignmentCode(Given.Provider, []));
        request.Treat("Shared", new AssignmentCode(Given.Vendor, [Given.Provider]));
        request.Treat("n/a", new AssignmentCode(null, []));
        Assert.Equal(
            ["sign-in in saas: P", "sign-in in paas: V + P", "keys in saas: P + C", "keys in paas: P", "backup in saas: ?"],
            Edits(request)
        );
        Assert.Equal(["CSP", "Shared", "N/A", "X"], request.Words);
        Assert.Equal("isn't understood.", Assert.Single(request.Plan.Unclear).Why);

        request.Treat("CSP", null);
        Assert.Equal(["sign-in in paas: V + P", "backup in saas: ?"], Edits(request));
        Assert.Empty(Paste("CSP", "saas").Plan.Edits);
    }

    [Fact]
    public async Task PartyThatAColumnLacks_IsNamed()
    {
        using var other = await OpenAsync("other");
        var request = PasteRequest.Of(other, new GridRange(1, "sign-in", 1, "sign-in", ["paas", "iaas"], other.Draft!.Number), "P\tP")!;
        Assert.Equal("Provider doesn't exist in IaaS, which has Vendor and Customer.", Assert.Single(request.Plan.Unclear).Why);
    }

    [Fact]
    public void Paste_OverOtherLinesThanAreShown_IsRefused() =>
        Assert.Null(PasteRequest.Of(_session, new GridRange(0, "keys", 1, "sign-in", ["saas"], _session.Draft!.Number), "P"));

    private PasteRequest Paste(string text, string model) => PasteRequest.Of(_session, Range(1, 1, model), text)!;

    private GridRange Range(int first, int last, params string[] models) =>
        new(
            first,
            _session.Lines[first].Row?.Responsibility.Slug,
            last,
            _session.Lines[last].Row?.Responsibility.Slug,
            models,
            _session.Draft!.Number
        );

    private static IEnumerable<string> Edits(PasteRequest request) =>
        request.Plan.Edits.Select(wish => $"{wish.Key}: {AssignmentCode.Write(request.Draft.Frame.Content, wish.Content)}");

    private async Task<EditorSession> OpenAsync(string matrix)
    {
        var session = new EditorSession(_portal.Service<MatrixEditor>(), matrix, _portal.Admin.Actor);
        await session.RefreshAsync(TestContext.Current.CancellationToken);
        return session;
    }
}
