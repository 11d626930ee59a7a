using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

/// <summary>Version 1 is in force; version 2 moves a responsibility and is announced for a date in 30 days.</summary>
[Trait("Store", "Both")]
public sealed class VersionSchedulesTests : IAsyncLifetime
{
    private const string Slug = "sample";
    private static readonly Matrix First = Given.Matrix();
    private static readonly Matrix Second = First.Moving("backup", "saas", Party.ReaderSlug);

    private PortalWithUsers _portal = null!;
    private MatrixVersion _announced = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Member Ada => _portal.Admin;

    private PublishedVersions Versions => _portal.Host.Published.Find(Slug)!;

    private DraftRestorer Restorer => _portal.Service<DraftRestorer>();

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        await _portal.Host.PublishAsync(First, change: _portal.Admin.Change());
        _portal.Clock.Advance(TimeSpan.FromHours(1));
        _announced = await _portal.Host.PublishAsync(
            Second,
            "Backups move.",
            _portal.Clock.GetUtcNow().AddDays(30),
            _portal.Admin.Change()
        );
        _portal.Clock.Advance(TimeSpan.FromHours(1));
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Withdraw_AnAnnouncedVersion_KeepsTheRecordAndTheOneInForce()
    {
        // Fill the page cache. The portal must not serve these pages later.
        await _portal.Host.ReadAsync($"/matrices/{Slug}/versions/2");
        await _portal.Host.ReadAsync($"/matrices/{Slug}");
        var row = await RowsAsync();
        Assert.IsType<ReviewOutcome.Done>(await RescheduleAsync(null));
        Assert.Equal(row, await RowsAsync());
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("version.withdrawn", "matrices/sample/versions/2"), (entry.Action, entry.Target));
        Assert.Equal(_announced.VersionHash, PortalWithUsers.DataOf(entry).GetProperty("versionHash").GetString());
        Assert.Contains(
            "Withdrawn, never in force",
            await _portal.Host.ReadAsync($"/matrices/{Slug}/versions/2"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("applies from", await _portal.Host.ReadAsync($"/matrices/{Slug}"), StringComparison.Ordinal);
        Assert.Contains(
            "never in force: withdrawn on",
            await _portal.Host.ReadAsync($"/matrices/{Slug}/versions"),
            StringComparison.Ordinal
        );
        Assert.Contains("Withdrawn: announced for", await _portal.Host.ReadAsync($"/matrices/{Slug}/feed.atom"), StringComparison.Ordinal);
        _portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(1, Versions.InForceAt(_portal.Clock.GetUtcNow())!.Number);
        using var asOf = await _portal.Host.GetAsync($"/matrices/{Slug}/as-of/{_portal.Today:yyyy-MM-dd}");
        Assert.EndsWith("/versions/1", asOf.Headers.Location!.OriginalString, StringComparison.Ordinal);
        await AssertVerifiedAsync();
    }

    [Fact]
    public async Task Reschedule_AnAnnouncedVersion_TakesEffectOnTheNewDate()
    {
        var date = _announced.InForceFrom.AddDays(10);
        Assert.IsType<ReviewOutcome.Unchanged>(await RescheduleAsync(_announced.InForceFrom));
        Assert.IsType<ReviewOutcome.Done>(await RescheduleAsync(date));
        Assert.Contains(
            $"applies from <time datetime=\"{UtcInstant.Format(date)}\"",
            await _portal.Host.ReadAsync($"/matrices/{Slug}"),
            StringComparison.Ordinal
        );
        _portal.Clock.Advance(TimeSpan.FromDays(35));
        Assert.Equal(1, Versions.InForceAt(_portal.Clock.GetUtcNow())!.Number);
        _portal.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(2, Versions.InForceAt(_portal.Clock.GetUtcNow())!.Number);
        Assert.Contains(
            $"in force since <time datetime=\"{Wording.Day(date)}\"",
            await _portal.Host.ReadAsync($"/matrices/{Slug}"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "is no longer announced",
            Assert.IsType<ReviewOutcome.Invalid>(await RescheduleAsync(null, date)).Problem,
            StringComparison.Ordinal
        );
        await AssertVerifiedAsync();
    }

    [Fact]
    public async Task Reschedule_AWithdrawnVersion_AnnouncesItAgain()
    {
        await RescheduleAsync(null);
        Assert.IsType<ReviewOutcome.Invalid>(await RescheduleAsync(null));
        Assert.IsType<ReviewOutcome.Done>(await RescheduleAsync(_announced.InForceFrom));
        Assert.Equal(VersionState.Announced, Versions.StateOf(Versions.Latest, Versions.Find(1)!));
        await AssertVerifiedAsync();
    }

    [Fact]
    public async Task Reschedule_ToAWrongDateOrFromAnOldOne_IsRefused()
    {
        var now = _portal.Clock.GetUtcNow();
        var third = await _portal.Host.PublishAsync(
            Second.Moving("keys", "iaas", Given.Provider),
            "Keys move.",
            now.AddDays(40),
            _portal.Admin.Change()
        );
        Assert.IsType<ReviewOutcome.Invalid>(await RescheduleAsync(now));
        Assert.IsType<ReviewOutcome.Invalid>(await RescheduleAsync(now.AddDays(732)));
        Assert.Contains(
            "Version 3 takes effect before",
            Assert.IsType<ReviewOutcome.Invalid>(await RescheduleAsync(third.InForceFrom)).Problem,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "was moved in the meantime",
            Assert.IsType<ReviewOutcome.Invalid>(await RescheduleAsync(null, now)).Problem,
            StringComparison.Ordinal
        );
        Assert.IsType<ReviewOutcome.Invalid>(
            await _portal.Service<VersionSchedules>().RescheduleAsync(new RescheduleVersion(Slug, 1, now, null), Ada.Change(), Cancellation)
        );
        Assert.Equal(
            new ReviewOutcome.NotDone(Refusal.NotFound),
            await _portal.Service<VersionSchedules>().RescheduleAsync(new RescheduleVersion(Slug, 9, now, null), Ada.Change(), Cancellation)
        );
    }

    [Fact]
    public async Task Reschedule_WithoutTheRole_IsRefusedAndTheSameOperationActsOnce()
    {
        var editor = await _portal.JoinAsync(Roles.Editor, "Ed");
        Assert.Equal(new ReviewOutcome.NotDone(Refusal.NotAllowed), await RescheduleAsync(null, by: editor.Change()));
        var change = Ada.Change();
        Assert.IsType<ReviewOutcome.Done>(await RescheduleAsync(null, by: change));
        Assert.IsType<ReviewOutcome.Done>(await RescheduleAsync(null, by: change));
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), "version.withdrawn");
    }

    [Fact]
    public async Task StartCorrection_WhileAVersionIsAnnounced_PublishesAndReannouncesIt()
    {
        Assert.IsType<ReviewOutcome.Unchanged>(await Restorer.StartCorrectionAsync(Slug, 2, Ada.Change(), Cancellation));
        Assert.IsType<ReviewOutcome.Done>(await Restorer.StartCorrectionAsync(Slug, 1, Ada.Change(), Cancellation));
        await EditTitleAsync("keys", "Keep the keys");
        var corrected = await PublishDraftAsync(null);
        Assert.Equal(3, corrected.Number);
        Assert.IsType<ReviewOutcome.Invalid>(await Restorer.StartCorrectionAsync(Slug, 1, Ada.Change(), Cancellation));
        Assert.Equal(
            Party.ReaderSlug,
            (await ContentAsync(2)).Responsibilities.Single(row => row.Slug == "backup").In("saas")!.Accountable
        );
        Assert.Equal(Given.Vendor, (await ContentAsync(3)).Responsibilities.Single(row => row.Slug == "backup").In("saas")!.Accountable);

        Assert.IsType<ReviewOutcome.Done>(await Restorer.RestoreAsync(Slug, 2, "As announced before.", Ada.Change(), Cancellation));
        var again = await PublishDraftAsync(_announced.InForceFrom);
        var content = await ContentAsync(again.Number);
        Assert.Equal(Party.ReaderSlug, content.Responsibilities.Single(row => row.Slug == "backup").In("saas")!.Accountable);
        Assert.Equal("Keep the keys", content.Responsibilities.Single(row => row.Slug == "keys").Title);
        await AssertVerifiedAsync();
    }

    [Fact]
    public async Task Readers_AfterAnOvertakenVersion_SeeWhatChangedSinceTheOneTheyHad()
    {
        var third = Second.Changing(row => row.Slug == "keys" ? row with { Title = "Keep the keys" } : row);
        await _portal.Host.PublishAsync(third, "At once.", change: _portal.Admin.Change());
        var page = await _portal.Host.ReadAsync($"/matrices/{Slug}");
        Assert.Contains("compare?from=1&amp;to=3", page, StringComparison.Ordinal);
        Assert.DoesNotContain("from=2&amp;to=3", page, StringComparison.Ordinal);
        var feed = await _portal.Host.ReadAsync($"/matrices/{Slug}/feed.atom");
        Assert.Contains("compare?from=1&amp;to=3", feed, StringComparison.Ordinal);
        Assert.Equal(2, feed.Split(">You take on 1 duty").Length - 1);
        Assert.Contains(
            "What changed since version 1",
            await _portal.Host.ReadAsync($"/matrices/{Slug}/versions"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "From version 1 to version 3",
            await _portal.Host.ReadAsync($"/matrices/{Slug}/compare?to=3"),
            StringComparison.Ordinal
        );
        var marks = await _portal.Service<VersionChanges>().MarksAsync(await LoadAsync(3), Versions);
        Assert.NotEqual(ChangeMark.None, marks.Of("backup", "saas"));
    }

    private Task<ReviewOutcome> RescheduleAsync(DateTimeOffset? wanted, DateTimeOffset? seen = null, Change? by = null) =>
        _portal
            .Service<VersionSchedules>()
            .RescheduleAsync(new RescheduleVersion(Slug, 2, seen ?? _announced.InForceFrom, wanted), by ?? Ada.Change(), Cancellation);

    private async Task EditTitleAsync(string row, string title)
    {
        var structureEditor = _portal.Service<DraftStructureEditor>();
        var draft = (await structureEditor.OpenAsync(Slug, Ada.Actor, Cancellation))!;
        var edit = new StructureEdit.Replace(
            draft.Content.Changing(known => known.Slug == row ? known with { Title = title } : known),
            draft.ContentHash,
            new ContentSource.BuiltIn()
        );
        Assert.IsType<StructureOutcome.Edited>(await structureEditor.EditStructureAsync(Slug, edit, Ada.Change(), Cancellation));
    }

    private async Task<MatrixVersion> PublishDraftAsync(DateTimeOffset? inForceFrom) =>
        Assert
            .IsType<PublishOutcome.Published>(
                await _portal.Host.Publisher.PublishDraftAsync(
                    new PublishDraft(Slug, Versions.Latest.Number, "Corrected.", inForceFrom, MoveReason: "As agreed."),
                    Ada.Change(),
                    Cancellation
                )
            )
            .Version;

    private async Task<PublishedMatrix> LoadAsync(int number) =>
        Assert.IsType<VersionContent.Intact>(await _portal.Host.Published.LoadAsync(Versions.Find(number)!)).Published;

    private async Task<Matrix> ContentAsync(int number) => (await LoadAsync(number)).Matrix;

    private async Task<List<string>> RowsAsync()
    {
        await using var store = _portal.Host.OpenStore();
        return await store
            .Versions.OrderBy(version => version.Number)
            .Select(version => $"{version.Number} {version.VersionHash} {version.ContentHash}")
            .ToListAsync(Cancellation);
    }

    private async Task AssertVerifiedAsync() =>
        Assert.Empty((await _portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report.Faults);
}
