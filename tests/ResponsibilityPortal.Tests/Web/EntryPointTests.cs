using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Tokens;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Features.Readers.Reporting;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web;

/// <summary>
/// Every entry point for text from users and programs follows one rule: no control characters, no marks that change the direction of text,
/// no half surrogates, no noncharacters. None of them throws, and no such text is stored.
/// </summary>
public sealed class EntryPointTests : IAsyncLifetime
{
    private const string Matrix = "sample";

    private static readonly string[] Texts =
    [
        "a\u202eb",
        "a\u2066b",
        "a\u200fb",
        "a\u001bb",
        "a\u2028b",
        "a\ufdd0b",
        "a\ufffeb",
        "a\ud800b",
    ];

    private static readonly CellKey Cell = new("keys", "saas");

    private PortalWithUsers _portal = null!;
    private ApiClient _script = null!;
    private Guid _report;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Member Ada => _portal.Admin;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync(("Portal:Seed", "none"), ("Portal:ApiRequestsPerSecond", "100000"));
        await _portal.Host.PublishAsync(Given.Matrix());
        _script = await ApiClient.WithAsync(_portal, ApiScopes.All);
        await AssignAsync(new Assignment("saas") { Accountable = Given.Provider }, "As agreed.");
        _report = await _portal.ReportAsync(Matrix, "keys", "saas", "Wrong.");
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Input_WithForbiddenCharacters_IsRefusedEverywhere()
    {
        var before = await EntriesAsync();
        foreach (var text in Texts)
        {
            foreach (var (name, refuse) in EntryPoints(text))
            {
                try
                {
                    await refuse();
                }
                catch (Exception exception)
                {
                    Assert.Fail($"{name} with {string.Join(' ', text.Select(unit => $"{(int)unit:X4}"))}: {exception.Message}");
                }
            }
        }

        Assert.Equal(before, await EntriesAsync());
    }

    [Theory]
    [InlineData("Uses ✅, 山田太郎 and Zoe\u0308 👩‍💻.")]
    [InlineData("Two\nlines.")]
    public async Task Input_OfAnyScript_IsAccepted(string text)
    {
        await AssignAsync(new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, text)] }, text);
        var outcome = await _portal.Host.Publisher.PublishDraftAsync(
            new PublishDraft(Matrix, 1, text, MoveReason: text),
            Ada.Change(),
            Cancellation
        );
        Assert.Equal(text, Assert.IsType<PublishOutcome.Published>(outcome).Version.Message);
    }

    /// <summary>Text that was stored before the rule stays readable, byte for byte.</summary>
    [Fact]
    public async Task StoredVersion_WithForbiddenCharacters_StaysAsItIs()
    {
        var old = Given.Matrix("old").Changing(row => row.Slug == "keys" ? row with { Note = "Turned \u202e around." } : row);
        await _portal.Host.PublishAsync(old, "Turned \u202e message.");
        Assert.Contains(
            "Turned \u202e around.",
            await _portal.Host.ReadAsync("/matrices/old/versions/1/export.json"),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await _portal.Host.GetAsync("/matrices/old/responsibilities/keys")).StatusCode);

        // Another text of the same matrix can still be edited.
        var row = (await _portal.Service<DraftStructureEditor>().OpenAsync("old", Ada.Actor, Cancellation))!.Content.Responsibilities.First(
            row => row.Slug == "backup"
        );
        Assert.IsType<StructureOutcome.Edited>(
            await _portal
                .Service<DraftStructureEditor>()
                .EditStructureAsync(
                    "old",
                    new StructureEdit.PutRow(row with { Title = "Make more backups" }, row, "data"),
                    Ada.Change(),
                    Cancellation
                )
        );
    }

    private IEnumerable<(string Name, Func<Task> Refuse)> EntryPoints(string text)
    {
        var services = (
            Editor: _portal.Service<MatrixEditor>(),
            StructureEditor: _portal.Service<DraftStructureEditor>(),
            Register: _portal.Service<MatrixRegister>(),
            Reviews: _portal.Service<DraftReviews>()
        );
        var reasoned = Ada.Change() with { Reason = text };
        yield return (
            "name of a user",
            async () =>
                Assert.IsType<UserOutcome.Invalid>(
                    await _portal.Register.AddAsync(new AddUser(text, "new@example.com", Roles.Editor, null), Ada.Change(), Cancellation)
                )
        );
        yield return (
            "reason of a change of users",
            async () =>
                Assert.IsType<UserOutcome.Invalid>(
                    await _portal.Register.AddAsync(new AddUser("Bob", "bob@example.com", Roles.Editor, null), reasoned, Cancellation)
                )
        );
        yield return (
            "name of a token",
            async () =>
                Assert.IsType<TokenOutcome.Invalid>(
                    await _portal.Service<TokenRegister>().CreateAsync(new CreateToken(text, ApiScopes.All, 30), Ada.Change(), Cancellation)
                )
        );
        yield return (
            "problem report",
            async () => Assert.IsType<ReportOutcome.Invalid>(await _portal.TryReportAsync(Matrix, "keys", "saas", text))
        );
        yield return (
            "contact of a problem report",
            async () => Assert.IsType<ReportOutcome.Invalid>(await _portal.TryReportAsync(Matrix, "keys", "saas", "Wrong.", text))
        );
        yield return (
            "answer to a problem report",
            async () =>
                Assert.IsType<InboxOutcome.Invalid>(
                    await _portal.Service<ReportInbox>().AnswerAsync(Matrix, _report, text, Ada.Change(), Cancellation)
                )
        );
        yield return (
            "reason to dismiss a problem report",
            async () =>
                Assert.IsType<InboxOutcome.Invalid>(
                    await _portal.Service<ReportInbox>().DismissAsync(Matrix, _report, reasoned, Cancellation)
                )
        );
        yield return (
            "note",
            async () =>
                Assert.IsType<AssignOutcome.Invalid>(
                    await TryAssignAsync(
                        new Assignment("saas") { Accountable = Given.Vendor, Notes = [new PartyNote(Given.Vendor, text)] },
                        "Why."
                    )
                )
        );
        yield return (
            "reason of an edit",
            async () =>
                Assert.IsType<AssignOutcome.Invalid>(await TryAssignAsync(new Assignment("saas") { Accountable = Given.Vendor }, text))
        );
        yield return (
            "title of a row",
            async () =>
                Assert.IsType<StructureOutcome.Invalid>(
                    await services.StructureEditor.EditStructureAsync(
                        Matrix,
                        new StructureEdit.PutRow(new Responsibility { Slug = "new", Title = text }, null, "data"),
                        Ada.Change(),
                        Cancellation
                    )
                )
        );
        yield return (
            "reason of a reshaping",
            async () =>
                Assert.IsType<StructureOutcome.Invalid>(
                    await services.StructureEditor.EditStructureAsync(
                        Matrix,
                        new StructureEdit.PutRow(new Responsibility { Slug = "new", Title = "New" }, null, "data"),
                        reasoned,
                        Cancellation
                    )
                )
        );
        yield return (
            "title of a new matrix",
            async () =>
                Assert.IsType<CreateOutcome.Invalid>(
                    await services.Register.CreateAsync(
                        new NewMatrix("new", text, "Somebody", Standing.Example, "Short.", "Access", "Sign in"),
                        Ada.Change(),
                        Cancellation
                    )
                )
        );
        yield return (
            "title of a copy",
            async () =>
                Assert.IsType<CreateOutcome.Invalid>(
                    await services.Register.CopyAsync(new CopyMatrix(Matrix, true, "copy", text), Ada.Change(), Cancellation)
                )
        );
        yield return (
            "comment",
            async () =>
                Assert.IsType<CommentOutcome.Invalid>(
                    await _portal.Service<TeamComments>().AddAsync(Matrix, Cell, text, Ada.Change(), Cancellation)
                )
        );
        yield return (
            "question to a reviewer",
            async () =>
                Assert.IsType<ReviewOutcome.Invalid>(
                    await services.Reviews.AskAsync(Matrix, await SeenAsync(), text, Ada.Change(), Cancellation)
                )
        );
        yield return (
            "remark of a reviewer",
            async () =>
                Assert.IsType<ReviewOutcome.Invalid>(
                    await services.Reviews.DecideAsync(Matrix, await SeenAsync(), false, text, Ada.Change(), Cancellation)
                )
        );
        yield return (
            "reason of a move",
            async () =>
                Assert.IsType<ReviewOutcome.Invalid>(await services.Reviews.ExplainAsync(Matrix, [Cell], text, Ada.Change(), Cancellation))
        );
        yield return (
            "message",
            async () =>
                Assert.IsType<PublishOutcome.Invalid>(
                    await _portal.Host.Publisher.PublishDraftAsync(new PublishDraft(Matrix, 1, text), Ada.Change(), Cancellation)
                )
        );
        yield return (
            "message of publishing again",
            async () =>
                Assert.IsType<PublishOutcome.Invalid>(
                    await _portal
                        .Service<VersionRepublisher>()
                        .PublishAgainAsync(new PublishAgain(Matrix, 1, 1, text), Ada.Change(), Cancellation)
                )
        );

        // The API reads JSON, where a half surrogate can be written as an escape.
        var escaped = string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"));
        yield return (
            "note by the API",
            async () =>
                (await _script.PutAsync($$$"""{"accountable":"vendor","notes":{"vendor":"{{{escaped}}}"}}""", "1.0", Guid.NewGuid())).Is(
                    HttpStatusCode.UnprocessableEntity,
                    "invalid"
                )
        );
        yield return (
            "reason by the API",
            async () =>
                (await _script.PutAsync($$$"""{"accountable":"vendor","reason":"{{{escaped}}}"}""", "1.0", Guid.NewGuid())).Is(
                    HttpStatusCode.UnprocessableEntity,
                    "invalid"
                )
        );
        yield return (
            "message by the API",
            async () =>
                (await _script.PublishAsync($$$"""{"basedOn":1,"message":"{{{escaped}}}"}""", Guid.NewGuid())).Is(
                    HttpStatusCode.UnprocessableEntity,
                    "invalid"
                )
        );
        yield return (
            "reason of a move by the API",
            async () =>
                (await _script.PublishAsync($$$"""{"basedOn":1,"message":"x","moveReason":"{{{escaped}}}"}""", Guid.NewGuid())).Is(
                    HttpStatusCode.UnprocessableEntity,
                    "invalid"
                )
        );
        yield return (
            "file that is imported",
            () =>
            {
                var document = Encoding
                    .UTF8.GetString(MatrixWriter.Write(Given.Matrix()))
                    .Replace("\"Make backups\"", $"\"{escaped}\"", StringComparison.Ordinal);
                Assert.Contains(escaped, document, StringComparison.Ordinal);
                var refused = Assert.IsType<MatrixReadOutcome.Refused>(MatrixReader.ReadFromOutside(Encoding.UTF8.GetBytes(document)));
                Assert.Contains(refused.Problems, problem => problem.Pointer.EndsWith("/title", StringComparison.Ordinal));
                return Task.CompletedTask;
            }
        );
        yield return (
            "file that is imported at start",
            async () =>
            {
                using var data = new TemporaryDirectory();
                var file = data.File("import.json");
                var document = Encoding
                    .UTF8.GetString(MatrixWriter.Write(Given.Matrix("imported")))
                    .Replace("\"Make backups\"", $"\"{escaped}\"", StringComparison.Ordinal);
                await File.WriteAllTextAsync(file, document, Cancellation);
                var import = new StartupImport(
                    _portal.Host.Publisher,
                    _portal.Service<ImportedDrafts>(),
                    _portal.Host.Published,
                    _portal.Service<ResponsibilityPortal.Formats.IMatrixImport>(),
                    Microsoft.Extensions.Options.Options.Create(new PortalOptions { Seed = "none", Import = file }),
                    _portal.Service<Microsoft.Extensions.Hosting.IHostEnvironment>(),
                    Microsoft.Extensions.Logging.Abstractions.NullLogger<StartupImport>.Instance
                );
                await Assert.ThrowsAsync<StartRefusedException>(() => import.RunAsync(Cancellation));
            }
        );
    }

    private async Task AssignAsync(Assignment content, string reason) =>
        Assert.IsType<AssignOutcome.Assigned>(await TryAssignAsync(content, reason));

    private async Task<AssignOutcome> TryAssignAsync(Assignment content, string reason)
    {
        var editor = _portal.Service<MatrixEditor>();
        var seen = (await editor.FindCellAsync(Matrix, Cell, Ada.Actor, Cancellation))!;
        return await editor.AssignAsync(
            AssignCells.One(Matrix, Cell.Responsibility, content, seen.Version),
            Ada.Change() with
            {
                Reason = reason,
            },
            Cancellation
        );
    }

    private async Task<string> SeenAsync() =>
        (await _portal.Service<DraftStructureEditor>().OpenAsync(Matrix, Ada.Actor, Cancellation))!.ContentHash;

    private async Task<int> EntriesAsync()
    {
        await using var store = _portal.Host.OpenStore();
        return await store.AuditEntries.CountAsync(entry => entry.Stream == "content", Cancellation);
    }
}
