using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Auditing;

[Trait("Store", "Both")]
public sealed class AuditLogTests(AuditedPortal shared) : IClassFixture<AuditedPortal>, IAsyncDisposable
{
    private AuditedPortal? _own;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private AuditedPortal Audited => _own ?? shared;

    private PortalWithUsers Portal => Audited.Portal;

    private Member Auditor => Audited.Auditor;

    private AuditLog Log => Portal.Service<AuditLog>();

    public ValueTask DisposeAsync() => _own?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Read_Edit_HasSentenceUserAndReason()
    {
        var page = await ReadAsync(new AuditFilter());
        var edit = Assert.Single(page.Entries, entry => entry.Action == AssignmentChanged.ActionName);
        Assert.Equal(
            ("Ada Admin", "\u201CMake backups\u201D in IaaS moved from Customer to Vendor, because \u201Cbecause\u201D"),
            (edit.Who, edit.Sentence)
        );
        Assert.Contains(
            page.Entries,
            entry => entry.Sentence.StartsWith("Olga Auditor was added with the role auditor", StringComparison.Ordinal)
        );
        Assert.Equal(page.Entries.OrderByDescending(entry => entry.Sequence), page.Entries);
    }

    [Fact]
    public async Task Read_WithSeveralFilters_AppliesAllOfThem()
    {
        var today = Portal.Today;
        Assert.Single(
            (
                await ReadAsync(
                    new AuditFilter
                    {
                        Who = "ada ad",
                        Action = "assignment.",
                        Matrix = "sample",
                        From = today,
                        To = today,
                    }
                )
            ).Entries
        );
        Assert.Empty((await ReadAsync(new AuditFilter { Who = "a_a" })).Entries);
        Assert.Empty((await ReadAsync(new AuditFilter { Matrix = "samp" })).Entries);
        Assert.Empty((await ReadAsync(new AuditFilter { To = today.AddDays(-1) })).Entries);
        Assert.NotEmpty((await ReadAsync(new AuditFilter { Stream = AuditStream.Access })).Entries);
    }

    [Fact]
    public async Task Parse_ActionAndMatrixInUpperCase_FindTheSameEntries()
    {
        var asked = AuditFilter.Parse(key =>
            key switch
            {
                "action" => "ASSIGNMENT.",
                "matrix" => "Sample",
                _ => null,
            }
        );
        Assert.Single((await ReadAsync(asked)).Entries);
    }

    [Fact]
    public async Task Read_LongLog_HasPagesWithoutAGap()
    {
        await StartOwnPortalAsync();
        for (var time = 0; time < AuditLog.PageSize; time++)
        {
            await EditAsync(time % 2 == 0 ? Party.ReaderSlug : Given.Vendor);
        }

        var first = await ReadAsync(new AuditFilter());
        var second = (await Log.ReadAsync(Auditor.Actor, new AuditFilter(), first.Older, Cancellation))!;
        Assert.Equal(AuditLog.PageSize, first.Entries.Count);
        Assert.Equal(first.Entries[^1].Sequence - 1, second.Entries[0].Sequence);
        Assert.Equal((1, (long?)null), (second.Entries[^1].Sequence, second.Older));
    }

    [Fact]
    public async Task Read_WithoutTheRole_IsRefusedAndRecorded()
    {
        var (editor, before) = (Audited.Publisher, (await Portal.ActionsAsync(AuditStream.Access)).Count);
        Assert.Null(await Log.ReadAsync(editor.Actor, new AuditFilter(), null, Cancellation));
        Assert.Null(await Log.ExportAsync(editor.Actor, new AuditFilter(), Cancellation));
        Assert.Null(await Portal.Service<LogReplays>().UsersAsync(editor.Actor, Portal.Today, Cancellation));
        Assert.Contains("access.refused", (await Portal.ActionsAsync(AuditStream.Access)).Skip(before));
    }

    [Fact]
    public async Task Export_AsLines_HasTheHashedBytes()
    {
        var answer = await Auditor.Browser.GetAsync("/admin/audit/export.jsonl");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var lines = answer.Body.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var previous = AuditHead.GenesisHash;
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            using var entry = JsonDocument.Parse(line);
            Assert.Equal(previous, entry.RootElement.GetProperty("previousHash").GetString());
            previous = AuditEntry.HashOf(
                previous,
                System.Text.Encoding.UTF8.GetBytes(entry.RootElement.GetProperty("payload").GetRawText())
            );
            Assert.Equal(previous, entry.RootElement.GetProperty("hash").GetString());
        }
    }

    [Fact]
    public async Task Export_AsTable_HasTheSentencesOfTheFilter()
    {
        var answer = await Auditor.Browser.GetAsync("/admin/audit/export.csv?action=assignment.changed");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var lines = answer.Body.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("moved from Customer to Vendor", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task UsersOnADay_AreShownAsTheyWereThen()
    {
        var people = await Portal.Service<LogReplays>().UsersAsync(Auditor.Actor, Portal.Today, Cancellation);
        Assert.Equal(
            [
                ("Ada Admin", "admin, approver, editor", (DateOnly?)null),
                ("Olga Auditor", "auditor", Portal.Today.AddDays(30)),
                ("Paul Publisher", "approver, editor", null),
            ],
            people!.Select(person => (person.Name, person.Roles, person.LastDay))
        );
        Assert.Empty((await Portal.Service<LogReplays>().UsersAsync(Auditor.Actor, Portal.Today.AddDays(-1), Cancellation))!);
    }

    [Fact]
    public async Task SelfApproved_Versions_AreThoseTheirApproverEdited()
    {
        await StartOwnPortalAsync();
        Assert.Empty(await SelfApprovedAsync());
        await PublishAsync("sample", 1);
        var version = Assert.Single(await SelfApprovedAsync());
        Assert.Equal(("sample", 2, "Ada Admin", 1), (version.Matrix, version.Number, version.User, version.Edits));
    }

    [Fact]
    public async Task SelfApproved_EditOfAToken_CountsForItsCreator()
    {
        await StartOwnPortalAsync();
        await Portal.Host.PublishAsync(Given.Matrix("other"));
        await ApiClient.CreateAsync(Portal, ApiScopes.EditDrafts);
        await using var store = Portal.Host.OpenStore();
        var program = ApiTokens.ActorOf(await store.ApiTokens.SingleAsync(Cancellation));
        await EditAsync(Given.Vendor, "other", new Change(program, Guid.CreateVersion7(), "because"));
        await PublishAsync("other", 1);
        var version = Assert.Single(await SelfApprovedAsync());
        Assert.Equal(("other", 2, "Ada Admin", 1), (version.Matrix, version.Number, version.User, version.Edits));
    }

    [Fact]
    public async Task SelfApproved_CreatorOfAMatrix_CountsAsEditorUntilItsRemoval()
    {
        await StartOwnPortalAsync();
        var eve = await Portal.JoinAsync(Roles.Editor, "Eve Editor");
        var register = Portal.Service<MatrixRegister>();
        foreach (var maker in (Member[])[Portal.Admin, eve])
        {
            Assert.IsType<CreateOutcome.Created>(
                await register.CopyAsync(new CopyMatrix("sample", false, "brief", "Brief"), maker.Change(), Cancellation)
            );
            if (maker == Portal.Admin)
            {
                var seen = (await Portal.Service<DraftStructureEditor>().OpenAsync("brief", maker.Actor, Cancellation))!.ContentHash;
                Assert.IsType<CreateOutcome.Removed>(await register.RemoveAsync("brief", seen, maker.Change(), Cancellation));
            }
        }

        await PublishAsync("brief", 0);
        Assert.Empty(await SelfApprovedAsync());
        Assert.IsType<CreateOutcome.Created>(
            await register.CopyAsync(new CopyMatrix("sample", false, "own", "Own"), Portal.Admin.Change(), Cancellation)
        );
        await PublishAsync("own", 0);
        Assert.Equal(
            ("own", 1, "Ada Admin"),
            Assert.Single(await SelfApprovedAsync()) is var version ? (version.Matrix, version.Number, version.User) : default
        );
    }

    [Theory]
    [InlineData("{", "[")]
    [InlineData("\"data\"", "\"date\"")]
    public async Task Read_UnreadableEntry_ShowsTheOthers(string text, string becomes)
    {
        await StartOwnPortalAsync();
        const string Second = "WHERE Stream = 'content' AND Sequence = 2";
        var payload = StoreOfRun.Query<byte[]>(Portal.Data.Path, $"SELECT Payload FROM AuditEntries {Second}").Single();
        var damaged = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(payload).Replace(text, becomes, StringComparison.Ordinal));
        StoreOfRun.Do(Portal.Data.Path, $"UPDATE AuditEntries SET Payload = x'{Convert.ToHexString(damaged)}' {Second}");

        var page = await ReadAsync(new AuditFilter());
        Assert.StartsWith(
            "This entry can't be read",
            page.Entries.Single(entry => entry.Sequence == 2).Sentence,
            StringComparison.Ordinal
        );
        Assert.Equal(page.Entries[0].Sequence, page.Entries.Count);
        Assert.Equal(
            page.Entries.Count,
            (await Auditor.Browser.GetAsync("/admin/audit/export.jsonl")).Body.Count(letter => letter == '\n')
        );
    }

    [Fact]
    public async Task Read_UpToTheLastPossibleDay_OmitsNothing() =>
        Assert.NotEmpty((await ReadAsync(new AuditFilter { To = DateOnly.MaxValue })).Entries);

    [Theory]
    [InlineData("/admin/audit")]
    [InlineData("/admin/audit/people")]
    [InlineData("/admin/audit/self-approved")]
    [InlineData("/admin/audit/export.csv")]
    public async Task Log_IsOpenToAuditorsAndAdministratorsAlone(string address)
    {
        Assert.Equal(HttpStatusCode.OK, (await Auditor.Browser.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Portal.Admin.Browser.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Audited.Publisher.Browser.GetAsync(address)).Status);
    }

    [Fact]
    public async Task Log_IsReadByAnAdministratorWithoutTheRoleAuditor()
    {
        Assert.NotNull(await Log.ReadAsync(Portal.Admin.Actor, new AuditFilter(), null, Cancellation));
        Assert.NotNull(await Portal.Service<LogReplays>().UsersAsync(Portal.Admin.Actor, Portal.Today, Cancellation));
    }

    [Fact]
    public async Task Read_OfManyEntriesOfOneOperation_CountsAllButTheFirst()
    {
        await StartOwnPortalAsync();
        var change = Portal.Admin.Change();
        await using (var store = Portal.Host.OpenStore())
        {
            for (var number = 0; number < AuditLog.PageSize * 2; number++)
            {
                await store.RecordAsync(
                    AuditStream.Content,
                    new CommentResolved("sample", Guid.NewGuid(), true),
                    change,
                    Portal.Clock.GetUtcNow(),
                    Cancellation
                );
                await store.SaveChangesAsync(Cancellation);
            }
        }

        await EditAsync(Party.ReaderSlug);
        var page = await ReadAsync(new AuditFilter());
        Assert.Null(page.Older);
        Assert.Equal([0, 0, 0, (AuditLog.PageSize * 2) - 3, 0], page.Entries.Take(5).Select(entry => entry.Further));
        Assert.Equal(page.Entries[3].Sequence - page.Entries[3].Further - 1, page.Entries[4].Sequence);
        var all = await ReadAsync(new AuditFilter { Operation = change.OperationId });
        Assert.Equal((AuditLog.PageSize, 0), (all.Entries.Count, all.Entries.Max(entry => entry.Further)));
    }

    [Fact]
    public async Task Read_NamesARowThatOnlyAnEarlierVersionHas()
    {
        await StartOwnPortalAsync();
        await PublishAsync("sample", 1);
        var structureEditor = Portal.Service<DraftStructureEditor>();
        var edit = new StructureEdit.Remove(ElementSets.Domains, "data");
        var preview = Assert
            .IsType<StructureOutcome.Unconfirmed>(
                await structureEditor.EditStructureAsync("sample", edit, Portal.Admin.Change(), Cancellation)
            )
            .Preview;
        await structureEditor.EditStructureAsync("sample", edit with { Accepted = preview }, Portal.Admin.Change(), Cancellation);
        await PublishAsync("sample", 2);
        Assert.Contains(
            (await ReadAsync(new AuditFilter())).Entries,
            entry => entry.Sentence.StartsWith("“Make backups” in IaaS moved", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Read_OffersUsersAndMatricesToChooseFrom()
    {
        var page = await ReadAsync(new AuditFilter());
        Assert.Contains("Ada Admin", page.Actors);
        Assert.Equal(("sample", "The sample matrix"), Assert.Single(page.Matrices));
    }

    private async Task<AuditPageOf> ReadAsync(AuditFilter filter) => (await Log.ReadAsync(Auditor.Actor, filter, null, Cancellation))!;

    private async Task<IReadOnlyList<SelfApprovedVersion>> SelfApprovedAsync() =>
        [
            .. (await Portal.Service<LogReplays>().SelfApprovedVersionsAsync(Auditor.Actor, Cancellation))!.Where(version =>
                version.User != Given.Ada.Name
            ),
        ];

    private async Task PublishAsync(string matrix, int basedOn) =>
        Assert.IsType<PublishOutcome.Published>(
            await Portal.Host.Publisher.PublishDraftAsync(
                new PublishDraft(matrix, basedOn, "Moved."),
                Portal.Admin.Change(),
                Cancellation
            )
        );

    private Task EditAsync(string accountable) => Audited.EditAsync(accountable, "sample", Portal.Admin.Change());

    private Task EditAsync(string accountable, string matrix, Change change) => Audited.EditAsync(accountable, matrix, change);

    /// <summary>Starts a portal for this test alone, because it adds to the log or damages it.</summary>
    private async Task StartOwnPortalAsync()
    {
        _own = new AuditedPortal();
        await _own.InitializeAsync();
    }
}
