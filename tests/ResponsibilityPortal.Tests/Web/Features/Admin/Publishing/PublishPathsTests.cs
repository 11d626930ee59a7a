using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

/// <summary>Tests every way to publish a version, with and without the requirement of a second approver.</summary>
public sealed class PublishPathsTests : IAsyncLifetime
{
    private const string Refused = "refused";
    private const string None = "approval: none";
    private const string WasRequired = "a second approver was required";

    /// <summary>
    /// The path, whether a second approver is required, whose content it is, who started, approved and published, and the expected outcome.
    /// </summary>
    private static readonly Row[] Table =
    [
        new(Path.Draft, false, "Ada", null, null, "Ada", None),
        new(Path.Draft, false, "Ada", null, null, "Bob", None),
        new(Path.Draft, false, "Ada", null, "Bob", "Ada", "Bob"),
        new(Path.Draft, false, "Ada", null, "Ada", "Ada", "Ada"),
        new(Path.Draft, false, "Ada's token", null, null, "Ada's token", None),
        new(Path.Draft, true, "Ada", null, null, "Ada", Refused),
        new(Path.Draft, true, "Ada", null, "Bob", "Ada", Refused),
        new(Path.Draft, true, "Ada", null, null, "Bob", "Bob"),
        new(Path.Draft, true, "Ada", null, "Bob", "Bob", "Bob"),
        new(Path.Draft, true, "Ada", null, "Cleo", "Bob", "Cleo"),
        new(Path.Draft, true, "Ada's token", null, null, "Ada", Refused),
        new(Path.Draft, true, "Ada's token", null, "Bob", "Ada's token", Refused),
        new(Path.Draft, true, "Ada", null, null, "Ada's token", Refused),
        new(Path.Draft, true, "Ada", null, null, "Bob's token", Refused),
        new(Path.Draft, true, "Ada", null, "Bob", "Bob's token", "Bob"),
        new(Path.Draft, true, "Ada", null, "Ada", "Bob's token", Refused),
        new(Path.Unseen, true, "Ada", null, null, "Bob", Refused),
        new(Path.Again, false, "Ada", null, null, "Ada", None),
        new(Path.Again, false, "Ada", null, null, "Bob", None),
        new(Path.Again, true, "Ada", null, null, "Ada", Refused),
        new(Path.Again, true, "Ada", null, null, "Bob", Refused),
        new(Path.AgainByDraft, true, "Cleo", "Ada", null, "Ada", Refused),
        new(Path.AgainByDraft, true, "Cleo", "Ada", null, "Bob", "Bob"),
        new(Path.AgainByDraft, true, "Cleo", "Ada", "Cleo", "Bob", "Bob"),
        new(Path.AgainByDraft, true, "Cleo", "Ada", null, "Cleo", Refused),
        new(Path.AgainByDraft, true, "Cleo's token", "Ada", null, "Cleo", Refused),
        new(Path.AgainByDraft, false, "Cleo", "Ada", null, "Ada", None),
        new(Path.Offer, true, "Ada", null, null, "Ada", Refused),
        new(Path.Offer, true, "Ada", null, "Bob", "Bob", "Bob"),
        new(Path.Offer, false, "Ada", null, null, "Ada", None),
        new(Path.Direct, true, "Ada", null, null, "Ada", Refused),
        new(Path.Direct, false, "Ada", null, null, "Ada", None),
    ];

    private readonly Dictionary<string, Actor> _actors = new(StringComparer.Ordinal);
    private PortalWithUsers _portal = null!;

    private enum Path
    {
        /// <summary>A draft that is published from the review page, or by a token through the API.</summary>
        Draft,

        /// <summary>A draft that is published without naming the content that was reviewed.</summary>
        Unseen,
        Again,
        AgainByDraft,
        Offer,

        /// <summary>Content from outside, published like an import.</summary>
        Direct,
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        _actors["Ada"] = _portal.Admin.Actor;
        var bob = await _portal.JoinAsync(Roles.Admin | Roles.Editor | Roles.Approver, "Bob");
        _actors["Bob"] = bob.Actor;
        var cleo = await _portal.JoinAsync(Roles.Admin | Roles.Editor | Roles.Approver, "Cleo");
        _actors["Cleo"] = cleo.Actor;
        await ApiClient.CreateAsync(_portal, ApiScopes.All, "Ada's token");
        await ApiClient.CreateAsync(_portal, ApiScopes.All, "Bob's token", by: bob);
        await ApiClient.CreateAsync(_portal, ApiScopes.All, "Cleo's token", by: cleo);
        await using var store = _portal.Host.OpenStore();
        foreach (var token in await store.ApiTokens.ToListAsync(Cancellation))
        {
            _actors[token.Name] = ApiTokens.ActorOf(token);
        }
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Publish_OnEveryPath_NeedsTwoPeopleExactlyWhereRequired()
    {
        var wrong = new List<string>();
        foreach (var (index, row) in Table.Index())
        {
            var outcome = await RunAsync($"row-{index}", row);
            if (outcome != row.Expected)
            {
                wrong.Add($"{row}: {outcome}");
            }
        }

        Assert.Empty(wrong);
        await AssertNamedByNeitherAsync();
    }

    [Fact]
    public async Task Publish_AgainstTheRuleThatTheLastStartRecorded_IsNamedByBothVerifiers()
    {
        await _portal.Host.PublishAsync(Given.Matrix("alone"), change: _portal.Admin.Change());
        await RestartAsync(isSecondApproverRequired: true);
        _portal.Service<IOptions<PortalOptions>>().Value.FourEyes = false;
        await EditAsync("alone", "Ada", Given.Vendor);
        Assert.IsType<PublishOutcome.Published>(await PublishAsync("alone", "Ada", null));
        var last = (await _portal.LogAsync(AuditStream.Content))[^1];
        var fault = (await _portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report.Faults[^1];
        Assert.Equal((ProofPart.Rights, AuditStream.Content, last.Sequence), (fault.Part, fault.Stream, fault.Sequence));
        Assert.EndsWith($"{WasRequired}: the log has no approval of its content.", fault.Sentence, StringComparison.Ordinal);
        var opinion = await SecondVerifier.RunAsync("--store", await StoreOfRun.FileOfAsync(_portal.Data.Path));
        Assert.Contains(
            $"version 2 of alone was published while, by the last start before it, {WasRequired}",
            opinion.Said,
            StringComparison.Ordinal
        );
    }

    /// <summary>
    /// Only clocks order starts and publications. A clock that was ahead and was corrected must not make a permitted version look
    /// forbidden.
    /// </summary>
    [Fact]
    public async Task Publish_BeforeTheClockWasSetBackAndTheRuleTurnedOn_IsNamedByNeitherVerifier()
    {
        await RestartAsync(isSecondApproverRequired: false);
        _portal.Clock.Advance(TimeSpan.FromMinutes(5));
        await _portal.Host.PublishAsync(Given.Matrix("alone"), change: _portal.Admin.Change());
        _portal.Clock.AdjustTime(_portal.Clock.GetUtcNow() - TimeSpan.FromHours(1));
        await RestartAsync(isSecondApproverRequired: true);
        _portal.Clock.Advance(TimeSpan.FromMinutes(58));
        await RestartAsync(isSecondApproverRequired: true);
        await AssertNamedByNeitherAsync();

        // A day later, the clock no longer explains the order.
        _portal.Clock.Advance(TimeSpan.FromDays(1));
        _portal.Service<IOptions<PortalOptions>>().Value.FourEyes = false;
        await _portal.Host.PublishAsync(Given.Matrix("alone").Without("keys"), change: _portal.Admin.Change());
        Assert.Contains(
            (await _portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report.Faults,
            fault => fault.Sentence.Contains(WasRequired, StringComparison.Ordinal)
        );
        var opinion = await SecondVerifier.RunAsync("--store", await StoreOfRun.FileOfAsync(_portal.Data.Path));
        Assert.Contains(
            $"version 2 of alone was published while, by the last start before it, {WasRequired}",
            opinion.Said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("version 1 of alone was published while", opinion.Said, StringComparison.Ordinal);
    }

    /// <summary>The start that turned the rule off is after the break in the chain, so the verifiers can't rely on it.</summary>
    [Fact]
    public async Task Publish_AfterTheEntriesOfStartsBecameBroken_IsNamedByNeitherVerifier()
    {
        await RestartAsync(isSecondApproverRequired: true);
        await RestartAsync(isSecondApproverRequired: false);
        await _portal.Host.PublishAsync(Given.Matrix("alone"), change: _portal.Admin.Change());
        Assert.Equal(
            1,
            StoreOfRun.Do(
                _portal.Data.Path,
                "UPDATE AuditEntries SET ActorName = 'Mallory' WHERE Stream = 'access' AND Sequence = (SELECT max(Sequence) FROM "
                    + "AuditEntries WHERE Action = 'portal.started')"
            )
        );
        await AssertNamedByNeitherAsync();
    }

    /// <summary>The start that turned the rule off was cut off the end, or could have been. Only the head shows that.</summary>
    [Theory]
    [InlineData(
        "DELETE FROM AuditEntries WHERE Stream = 'access' AND Sequence >= (SELECT max(Sequence) FROM AuditEntries WHERE Action = "
            + "'portal.started')"
    )]
    [InlineData("UPDATE AuditHeads SET Sequence = Sequence + 1 WHERE Stream = 'access'")]
    public async Task Publish_WhereOnlyTheHeadOfAccessIsWrong_IsNamedByNeitherVerifier(string sql)
    {
        await RestartAsync(isSecondApproverRequired: true);
        if (sql.StartsWith("DELETE", StringComparison.Ordinal))
        {
            await RestartAsync(isSecondApproverRequired: false);
        }

        _portal.Service<IOptions<PortalOptions>>().Value.FourEyes = false;
        await _portal.Host.PublishAsync(Given.Matrix("alone"), change: _portal.Admin.Change());
        Assert.NotEqual(0, StoreOfRun.Do(_portal.Data.Path, sql));

        await AssertNamedByNeitherAsync();
        Assert.False((await _portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report.IsGood);
        var store = await StoreOfRun.FileOfAsync(_portal.Data.Path);
        Assert.Equal(SecondOpinion.Broken, (await SecondVerifier.RunAsync("--store", store)).ExitCode);
    }

    [Fact]
    public async Task SelfApprovedVersions_AfterEveryPath_ListWhatOneUserReleasedAlone()
    {
        string[] alone =
        [
            "Draft Ada - Ada",
            "Draft Ada Ada Ada",
            "Draft Ada's token - Ada's token",
            "Again Ada - Ada",
            "Again Ada - Bob",
            "AgainByDraft Cleo - Ada",
            "Offer Ada - Ada",
            "Direct Ada - Ada",
        ];
        var expected = new List<string>();
        foreach (var (index, row) in Table.Index())
        {
            await RunAsync($"row-{index}", row);
            if (alone.Contains($"{row.Path} {row.Content} {row.Approver ?? "-"} {row.Publisher}") && row.Expected != Refused)
            {
                expected.Add($"row-{index}");
            }
        }

        var auditor = await _portal.JoinAsync(Roles.Auditor, "Olga");
        var found = (await _portal.Service<LogReplays>().SelfApprovedVersionsAsync(auditor.Actor, Cancellation))!;

        // For the paths that publish again, an editor released version 2 without a second approver, so that there is a version to return
        // to.
        Assert.Equal(
            expected.Order(StringComparer.Ordinal),
            found
                .Where(version =>
                    version.Number == _portal.Host.Published.Find(version.Matrix)!.Latest.Number && version.User != Given.Ada.Name
                )
                .Select(version => version.Matrix)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Publish_ByAReviewerOfAnotherUsersEdits_RecordsTheApproval()
    {
        await RunAsync("recorded", new Row(Path.Draft, true, "Ada", null, null, "Bob", "Bob"));
        var entries = await _portal.LogAsync(AuditStream.Content);
        Assert.Equal(["review.approved", "version.published"], entries.TakeLast(2).Select(entry => entry.Action));
        Assert.All(entries.TakeLast(2), entry => Assert.Equal(_actors["Bob"].Id, entry.ActorId));
    }

    [Fact]
    public async Task Publish_WithEditorsAndApprovalForgedInTheTables_IsRefused()
    {
        var options = _portal.Service<IOptions<PortalOptions>>().Value;
        await _portal.Host.PublishAsync(Given.Matrix("forged"));
        options.FourEyes = true;
        await EditAsync("forged", "Ada", Given.Vendor);
        var seen = await SeenAsync("forged");
        await using (var store = _portal.Host.OpenStore())
        {
            var matrix = await store.Matrices.SingleAsync(Cancellation);
            await store.DraftEditors.ExecuteDeleteAsync(Cancellation);
            var review = StoredReview.Create(matrix);
            review.Ask(seen, null, _actors["Ada"], _portal.Clock.GetUtcNow());
            review.Decide(true, null, _actors["Bob"], _portal.Clock.GetUtcNow());
            store.Reviews.Add(review);
            await store.SaveChangesAsync(Cancellation);
        }

        foreach (var publisher in (string[])["Ada", "Bob", "Bob's token"])
        {
            var refused = Assert.IsType<PublishOutcome.Invalid>(await PublishAsync("forged", publisher, seen));
            Assert.StartsWith(
                "The store says that Bob approved this draft, but the log doesn't.",
                refused.Problem,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("Back to version 1: ", false)]
    [InlineData("Back to version 1", false)]
    [InlineData("Back to version 1: the contract ended.", true)]
    [InlineData("Back to version control.", true)]
    public async Task PublishAgain_WithThePrefilledMessage_IsRefused(string message, bool isTaken)
    {
        await _portal.Host.PublishAsync(Given.Matrix("stub"));
        await _portal.Host.PublishAsync(Given.Matrix("stub").Without("keys"));
        var outcome = await _portal
            .Service<VersionRepublisher>()
            .PublishAgainAsync(new PublishAgain("stub", 1, 2, message), _portal.Admin.Change(), Cancellation);
        Assert.Equal(isTaken, outcome is PublishOutcome.Published);
        Assert.Equal("Back to version 1: ", Publication.StubFor(1));
    }

    [Fact]
    public async Task Restore_WithUnpublishedChanges_IsRefusedAndKeepsThem()
    {
        await _portal.Host.PublishAsync(Given.Matrix("kept"));
        await _portal.Host.PublishAsync(Given.Matrix("kept").Without("keys"));
        await EditAsync("kept", "Ada", Given.Vendor);
        var seen = await SeenAsync("kept");
        Assert.IsType<ReviewOutcome.Invalid>(
            await _portal.Service<DraftRestorer>().RestoreAsync("kept", 1, "Back.", _portal.Admin.Change(), Cancellation)
        );
        Assert.Equal(seen, await SeenAsync("kept"));
    }

    private async Task<string> RunAsync(string matrix, Row row)
    {
        await RestartAsync(isSecondApproverRequired: false);
        var basedOn = row.Path == Path.Direct ? 0 : (await _portal.Host.PublishAsync(Given.Matrix(matrix))).Number;
        if (row.Path is Path.Again or Path.AgainByDraft)
        {
            await EditAsync(matrix, row.Content, Given.Vendor);
            Assert.IsType<PublishOutcome.Published>(await PublishAsync(matrix, row.Content, null));
            basedOn = (await _portal.Host.PublishAsync(Given.Matrix(matrix) with { Title = "Another" })).Number;
        }
        else if (row.Path == Path.Offer)
        {
            await _portal
                .Service<ImportedDrafts>()
                .OfferBuiltInAsync(
                    Given.Matrix(matrix) with
                    {
                        Title = "Newer",
                    },
                    new Change(Actor.Import, Guid.CreateVersion7(), "A newer release."),
                    Cancellation
                );
        }

        await RestartAsync(row.IsRequired);
        switch (row.Path)
        {
            case Path.Direct:
                return Words(
                    await _portal.Host.Publisher.PublishAsync(
                        new PublishMatrix(Given.Matrix(matrix), 0, "Why."),
                        ChangeBy(row.Publisher),
                        Cancellation
                    )
                );
            case Path.Again:
                return Words(
                    await _portal
                        .Service<VersionRepublisher>()
                        .PublishAgainAsync(new PublishAgain(matrix, 2, basedOn, "Why."), ChangeBy(row.Publisher), Cancellation)
                );
            case Path.AgainByDraft:
                Assert.IsType<ReviewOutcome.Done>(
                    await _portal.Service<DraftRestorer>().RestoreAsync(matrix, 2, "Why.", ChangeBy(row.Starter!), Cancellation)
                );
                break;
            case Path.Offer:
                var offer = (await _portal.Service<BuiltInOffers>().FindAsync(matrix, _actors[row.Content], Cancellation))!;
                Assert.IsType<StructureOutcome.Edited>(
                    await _portal
                        .Service<BuiltInOffers>()
                        .AcceptAsync(matrix, offer.ContentHash, offer.Draft.ContentHash, ChangeBy(row.Content), Cancellation)
                );
                break;
            default:
                await EditAsync(matrix, row.Content, Given.Vendor);
                break;
        }

        var seen = await SeenAsync(matrix);
        if (row.Approver is not null)
        {
            await _portal.Service<DraftReviews>().DecideAsync(matrix, seen, true, null, ChangeBy(row.Approver), Cancellation);
        }

        return Words(await PublishAsync(matrix, row.Publisher, row.Path == Path.Unseen ? null : seen));
    }

    /// <summary>
    /// Restarts the portal, like an operator who changes the setting. The log orders the start and the actions before and after it by the
    /// clock.
    /// </summary>
    private async Task RestartAsync(bool isSecondApproverRequired)
    {
        _portal.Service<IOptions<PortalOptions>>().Value.FourEyes = isSecondApproverRequired;
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await _portal.Service<StartRecord>().WriteAsync(Cancellation);
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
    }

    private async Task AssertNamedByNeitherAsync()
    {
        var report = (await _portal.Service<EvidenceCheck>().RunAsync(null, Cancellation)).Report;
        Assert.DoesNotContain(report.Faults, fault => fault.Sentence.Contains(WasRequired, StringComparison.Ordinal));
        var opinion = await SecondVerifier.RunAsync("--store", await StoreOfRun.FileOfAsync(_portal.Data.Path));
        Assert.DoesNotContain(WasRequired, opinion.Said, StringComparison.Ordinal);
    }

    private static string Words(PublishOutcome outcome) =>
        outcome switch
        {
            PublishOutcome.OwnEdits => Refused,
            PublishOutcome.Published(var version, _) => version.ApprovedBy?.Name.Split(' ')[0] ?? None,
            _ => outcome.ToString(),
        };

    private Task<PublishOutcome> PublishAsync(string matrix, string by, string? seen) =>
        _portal.Host.Publisher.PublishDraftAsync(
            new PublishDraft(matrix, _portal.Host.Published.Find(matrix)!.Latest.Number, "Why.", Seen: seen, MoveReason: "As agreed."),
            ChangeBy(by),
            Cancellation
        );

    private async Task EditAsync(string matrix, string by, string accountable)
    {
        var editor = _portal.Service<MatrixEditor>();
        var seen = (await editor.FindCellAsync(matrix, new CellKey("backup", "iaas"), _portal.Admin.Actor, Cancellation))!;
        Assert.IsType<AssignOutcome.Assigned>(
            await editor.AssignAsync(
                AssignCells.One(matrix, "backup", seen.Content with { Accountable = accountable }, seen.Version),
                ChangeBy(by),
                Cancellation
            )
        );
    }

    private async Task<string> SeenAsync(string matrix) =>
        (await _portal.Service<DraftReviews>().OpenAsync(matrix, _portal.Admin.Actor, Cancellation))!.Draft.ContentHash;

    private Change ChangeBy(string name) => new(_actors[name], Guid.CreateVersion7(), "because");

    private sealed record Row(
        Path Path,
        bool IsRequired,
        string Content,
        string? Starter,
        string? Approver,
        string Publisher,
        string Expected
    );
}
