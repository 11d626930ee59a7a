using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Structure.Importing;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure.Importing;

public sealed class ImportTablePageTests : PortalPageTest
{
    private const string Table = "Duty,IaaS,SaaS\nPatch,Customer,Acme\nWatch,Customer,Shared\nLock the doors,Acme,Acme\n";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.Host.PublishAsync(Given.Matrix());
        Share<MatrixRegister>();
        Share<UploadLimit>();
        Share<DraftStructureEditor>();
    }

    [Fact]
    public async Task NewMatrix_AfterTheWordIsDecided_IsCreated()
    {
        var page = await OpenAsync("new", Table);
        Assert.Contains("Choose what “Shared” means", page.Find(".problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#table"));

        await page.Find("select[aria-label='Meaning of Shared']").ChangeAsync(new() { Value = "acme/customer//" });
        await page.Find("#field-title").ChangeAsync("Acme");
        await page.Find("#field-issuer").ChangeAsync("Acme Ltd");
        await page.Find("#field-summary").ChangeAsync("Who does what.");
        await page.Find("#table").SubmitAsync();

        var draft = await Draft("acme");
        Assert.Equal(["iaas", "saas"], draft.HostingModels.Select(model => model.Slug));
        Assert.Equal("acme", draft.Responsibilities.ElementAt(1).In("saas")!.Accountable);
        Assert.Equal(["customer"], draft.Responsibilities.ElementAt(1).In("saas")!.Contributing);
    }

    [Fact]
    public async Task NewMatrix_WithoutTitle_SavesNothing()
    {
        var page = await OpenAsync("new", Table.Replace("Shared", "Acme", StringComparison.Ordinal));

        await page.Find("#table").SubmitAsync();

        Assert.Contains("must not be empty", page.Find("[role=alert] .problem").TextContent, StringComparison.Ordinal);
        Assert.Single((await Portal.Service<MatrixRegister>().ListAsync(Portal.Admin.Actor, Cancellation))!);
    }

    [Fact]
    public async Task Columns_ThatTheUserCorrects_ChangeTheResult()
    {
        var page = await OpenAsync("new", Table);

        await page.Find("select[aria-label='Use of column C']").ChangeAsync(new() { Value = nameof(ColumnUse.None) });

        Assert.Empty(page.FindAll(".problem"));
        Assert.Contains("The texts of column C “SaaS”", page.Markup, StringComparison.Ordinal);
        await page.Find("input[aria-label='Hosting model of column B; empty for all']").ChangeAsync(new() { Value = "Own cloud" });
        var matrix = page.FindComponent<TablePart>().Instance.Session.Result.Matrix!;
        Assert.Equal(["own-cloud"], matrix.HostingModels.Select(model => model.Slug));
    }

    [Fact]
    public async Task Draft_GetsTheCellsAndKeepsTheRest()
    {
        var before = await Draft("sample");
        var (row, model, party) = (before.Responsibilities.First(), before.HostingModels[0], before.Parties[1]);
        var page = await OpenAsync("sample", $"Duty,{model.Name}\n{row.Title},{party.Name}\nA new duty,{party.Name}\n");
        Assert.Contains("1 are new in the draft", page.Markup, StringComparison.Ordinal);

        await ImportAsync(page);

        var after = await Draft("sample");
        Assert.Equal(before.Responsibilities.Count() + 1, after.Responsibilities.Count());
        Assert.Equal(party.Slug, after.Responsibilities.First().In(model.Slug)!.Accountable);
    }

    [Fact]
    public async Task Draft_ThatAnotherEditorChangedMeanwhile_LosesNothing()
    {
        var before = await Draft("sample");
        var (row, model, party) = (before.Responsibilities.First(), before.HostingModels[0], before.Parties[1]);
        var page = await OpenAsync("sample", $"Duty,{model.Name}\n{row.Title},{party.Name}\nA new duty,{party.Name}\n");
        var added = new StructureEdit.PutRow(new Responsibility { Slug = "other", Title = "The other editor's row" }, null, "access");
        var editor = Portal.Service<DraftStructureEditor>();
        Assert.IsType<StructureOutcome.Edited>(await editor.EditStructureAsync("sample", added, Portal.Admin.Change(), Cancellation));

        // The page reads the draft again, as it does when its address changes, and still has the table's result for the older one.
        await page.InvokeAsync(() => page.Instance.SetParametersAsync(ParameterView.Empty));
        await ImportAsync(page);

        Assert.Contains("Nothing was saved", page.Find("[role=alert] .problem").TextContent, StringComparison.Ordinal);
        var kept = await Draft("sample");
        Assert.Contains(kept.Responsibilities, known => known.Slug == "other");
        Assert.Equal(before.Responsibilities.Count() + 1, kept.Responsibilities.Count());

        await ImportAsync(page);

        var after = await Draft("sample");
        Assert.Contains(after.Responsibilities, known => known.Slug == "other");
        Assert.Equal(before.Responsibilities.Count() + 2, after.Responsibilities.Count());
    }

    [Fact]
    public async Task OtherMatrix_OnTheSamePage_ForgetsTheTable()
    {
        var page = await OpenAsync("sample", Table);

        page.Render(parameters => parameters.Add(shown => shown.Matrix, "new"));

        Assert.Empty(page.FindAll("#table-header"));
    }

    [Fact]
    public async Task File_ThatIsNoSpreadsheet_IsRefusedWithAReason()
    {
        var page = await OpenAsync("new", "PK\u0003\u0004 not a workbook");

        var problem = page.Find(".problem").TextContent;
        Assert.Contains("table.csv can't be imported. The workbook is damaged.", problem, StringComparison.Ordinal);
        Assert.Single((await Portal.Service<MatrixRegister>().ListAsync(Portal.Admin.Actor, Cancellation))!);
    }

    [Fact]
    public async Task User_WithoutTheRole_CannotChooseAFile()
    {
        var page = await OpenAsync<ImportTablePage>(Portal.Admin, Roles.Auditor, ("Matrix", "sample"));

        Assert.NotNull(page.Find(".empty"));
        Assert.Empty(page.FindAll("input[type=file]"));
    }

    private async Task<IRenderedComponent<ImportTablePage>> OpenAsync(string matrix, string csv)
    {
        var page = await OpenAsync<ImportTablePage>(Portal.Admin, Roles.FirstAdministrator, ("Matrix", matrix));
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromText(csv, "table.csv"));
        await page.WaitForElementAsync("#table-header, .problem", Timeouts.Hang);
        return page;
    }

    private static Task ImportAsync(IRenderedComponent<ImportTablePage> page) =>
        page.InvokeAsync(() =>
            page.FindAll("button")
                .First(button => button.TextContent.Contains("Import into the draft", StringComparison.Ordinal))
                .ClickAsync()
        );

    private async Task<Matrix> Draft(string matrix) =>
        (await Portal.Service<DraftStructureEditor>().OpenAsync(matrix, Portal.Admin.Actor, Cancellation))!.Content;
}
