using System.Text;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components.Forms;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Tests.Formats.Spreadsheet;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Structure.Importing;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Editing.FromFiles;

/// <summary>Export, edit, import: the page of imports with files that the portal exported.</summary>
public sealed class EditedFilePageTests : PortalPageTest
{
    private const string Slug = "sample";
    private const string NoChange = "The draft stays as it is";
    private static readonly CellKey SignIn = new("sign-in", "saas");
    private static readonly CellKey Keys = new("keys", "saas");

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.Host.PublishAsync(Given.Matrix());
        Share<UploadLimit>();
        Share<MatrixRegister>();
        Share<DraftStructureEditor>();
        Share<MatrixEditor>();
        Share<EditedFileReader>();
        Share<ExportedFileView>();
    }

    [Fact]
    public async Task EditedCells_AreShownAndThenChangedAsOneEdit()
    {
        var page = await OpenAsync(await EditedAsync(("I2", "Hosts the directory"), ("H5", "Contributes"), ("H7", "Contributes")));

        Assert.Contains("1 cell would change in the draft", page.Markup, StringComparison.Ordinal);
        Assert.Contains("note of Provider added: Hosts the directory", Flat(page.Find(".preview")), StringComparison.Ordinal);
        Assert.Contains("Details!H5: No party", page.Markup, StringComparison.Ordinal);
        Assert.Null((await CellAsync(SignIn)).Edit);

        await ApplyAsync(page);
        Assert.Contains("tick the box", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.Null((await CellAsync(SignIn)).Edit);

        await page.Find("#file-edit-partly").ChangeAsync(new() { Value = true });
        await page.Find("#file-edit-reason").ChangeAsync(new() { Value = "Edited in a spreadsheet" });
        await ApplyAsync(page);

        var cell = await CellAsync(SignIn);
        Assert.Equal(
            ("Hosts the directory", "Edited in a spreadsheet"),
            (cell.Content.NoteOf(Given.Provider), cell.Edit!.Reason)
        );
        Assert.Equal(AssignmentChanged.ActionName, (await Portal.ActionsAsync(AuditStream.Content))[^1]);
        Assert.Contains("1 cell changed in the draft", page.Find("[role=status].report").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ContentThatADraftCannotHave_NamesWhatIsWrong()
    {
        var page = await OpenAsync(await EditedAsync(("I2", "Hosts the \u202Edirectory")));

        Assert.Contains(
            "The draft can't have this content. The note of Provider contains the character U+202E",
            string.Join(' ', page.FindAll("li").Select(Flat)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task OnlyChoicesThatKeepTheDraft_ChangeNothing()
    {
        await AssignAsync(SignIn, cell => cell with { Basis = Basis.Sourced }, "Found a source");
        var page = await OpenAsync(await EditedAsync(("I2", "Hosts the directory")));

        Assert.DoesNotContain(NoChange, page.Markup, StringComparison.Ordinal);
        await ChooseAsync(page, "Keep the draft");

        Assert.Contains(NoChange, page.Markup, StringComparison.Ordinal);
        Assert.True(Saying(page, "button", "in the draft").HasAttribute("disabled"));
    }

    [Fact]
    public async Task CsvFileOfAnotherPortal_SaysWhichVersionIsMissing()
    {
        const string lines = "matrix,version,responsibility,hosting model\nelsewhere,7,sign-in,SaaS\n";
        var page = await OpenAsync(Encoding.UTF8.GetBytes(lines));

        var problem = page.Find(".problem").TextContent;
        Assert.Contains("no version here is version 7 of a matrix “elsewhere”", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Undo_AfterTheImport_GivesTheCellsTheirContentBack()
    {
        var before = (await CellAsync(SignIn)).Content;
        var page = await OpenAsync(await EditedAsync(("I2", "Hosts the directory")));
        await ApplyAsync(page);

        await PressAsync(page, "Undo the import");

        Assert.Equal(before, (await CellAsync(SignIn)).Content);
    }

    [Fact]
    public async Task CellThatMovesAccountability_AsksForAReason()
    {
        var page = await OpenAsync(await EditedAsync(("H3", "Accountable"), ("H4", "Contributes")));

        Assert.Contains("1 cell would move to another accountable party", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CellThatAnotherEditorChangedToo_NeedsAChoice()
    {
        await AssignAsync(SignIn, cell => cell with { Basis = Basis.Sourced }, "Found a source");
        var page = await OpenAsync(await EditedAsync(("I2", "Hosts the directory"), ("I12", "Keeps them")));

        var conflict = Flat(page.Find(".conflict"));
        Assert.Contains("Found a source", conflict, StringComparison.Ordinal);
        Assert.Contains(Portal.Admin.Name, conflict, StringComparison.Ordinal);
        Assert.Contains("Hosts the directory", conflict, StringComparison.Ordinal);
        await ApplyAsync(page);
        Assert.Contains("Choose what to keep in 1 cell", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.Null((await CellAsync(Keys)).Edit);

        await ChooseAsync(page, "Keep the draft");
        await ApplyAsync(page);

        var kept = (await CellAsync(SignIn)).Content;
        Assert.Equal((Basis.Sourced, null), (kept.Basis, kept.NoteOf(Given.Provider)));
        Assert.Equal("Keeps them", (await CellAsync(Keys)).Content.NoteOf(Given.Vendor));

        await ChooseAsync(page, "Use the file");
        await ApplyAsync(page);

        var replaced = (await CellAsync(SignIn)).Content;
        Assert.Equal((null, "Hosts the directory"), (replaced.Basis, replaced.NoteOf(Given.Provider)));
    }

    [Fact]
    public async Task CellThatAVersionChangedSinceTheExport_NamesTheEditor()
    {
        var file = await EditedAsync(("I2", "Hosts the directory"));
        await AssignAsync(SignIn, cell => cell with { Basis = Basis.Sourced }, "Found a source");
        await Portal.Host.PublishAsync(
            Given.Matrix().Changing(row =>
                row.Slug != SignIn.Responsibility
                    ? row
                    : row with { Assignments = [row.Assignments[0] with { Basis = Basis.Sourced }, row.Assignments[1], row.Assignments[2]] }
            )
        );
        var page = await OpenAsync(file);

        Assert.Null((await CellAsync(SignIn)).Edit);
        Assert.Contains("exported from version 1", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Found a source", Flat(page.Find(".conflict")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task DraftThatChangedAfterThePreview_IsNotOverwritten()
    {
        var page = await OpenAsync(await EditedAsync(("I2", "Hosts the directory"), ("I12", "Keeps them")));
        await AssignAsync(SignIn, cell => cell with { Basis = Basis.Sourced }, "Found a source");

        await ApplyAsync(page);

        Assert.Contains("Nothing was saved", page.Find(".report.problem").TextContent, StringComparison.Ordinal);
        Assert.Null((await CellAsync(Keys)).Edit);
        Assert.Contains("Found a source", Flat(page.Find(".conflict")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatWasNotEdited_OffersNothing()
    {
        var page = await OpenAsync(await EditedAsync());

        Assert.Contains("No cell differs from that version", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#file-edit-reason"));
    }

    [Fact]
    public async Task EmptiedCell_SaysHowToClearIt()
    {
        var page = await OpenAsync(await EditedAsync(("H2", "")));

        Assert.Contains("Details!H2", page.Markup, StringComparison.Ordinal);
        Assert.Contains($"write {EditedFile.Cleared} into it", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileOfAnotherMatrix_IsRefused()
    {
        await Portal.Host.PublishAsync(Given.Matrix("other"));
        var page = await OpenAsync(await EditedAsync(), "other");

        Assert.Contains("exported from another matrix, “sample”", page.Find(".problem").TextContent, StringComparison.Ordinal);
    }

    /// <summary>Exports version 1, and writes texts into cells of the sheet with details.</summary>
    private async Task<byte[]> EditedAsync(params (string Place, string Text)[] edits)
    {
        using var answer = await Portal.Host.GetAsync("/matrices/sample/versions/1/export.xlsx");
        return EditedWorkbook.With(
            await answer.Content.ReadAsByteArrayAsync(Cancellation),
            EditedDetails.SheetName,
            edits.ToDictionary(edit => edit.Place, edit => edit.Text)
        );
    }

    private async Task<IRenderedComponent<ImportTablePage>> OpenAsync(byte[] file, string matrix = Slug)
    {
        var page = await OpenAsync<ImportTablePage>(Portal.Admin, Roles.FirstAdministrator, ("Matrix", matrix));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(file, "book.xlsx"));
        await page.WaitForElementAsync("[role=status].report, .problem", Timeouts.Hang);
        return page;
    }

    private static Task ApplyAsync(IRenderedComponent<ImportTablePage> page) => PressAsync(page, "in the draft");

    private static Task PressAsync(IRenderedComponent<ImportTablePage> page, string words) =>
        page.InvokeAsync(() => Saying(page, "button", words).ClickAsync());

    private static Task ChooseAsync(IRenderedComponent<ImportTablePage> page, string words) =>
        page.InvokeAsync(() => Saying(page, ".conflict label", words).QuerySelector("input")!.ChangeAsync(new() { Value = "on" }));

    private static IElement Saying(IRenderedComponent<ImportTablePage> page, string elements, string words) =>
        page.FindAll(elements).First(element => element.TextContent.Contains(words, StringComparison.Ordinal));

    private static string Flat(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<DraftCell> CellAsync(CellKey key) =>
        (await Portal.Service<MatrixEditor>().FindCellAsync(Slug, key, Portal.Admin.Actor, Cancellation))!;

    private async Task AssignAsync(CellKey key, Func<Assignment, Assignment> edit, string reason)
    {
        var cell = await CellAsync(key);
        Assert.IsType<AssignOutcome.Assigned>(
            await Portal.Service<MatrixEditor>().AssignAsync(
                AssignCells.One(Slug, key.Responsibility, edit(cell.Content), cell.Version),
                Portal.Admin.Change() with { Reason = reason },
                Cancellation
            )
        );
    }
}
