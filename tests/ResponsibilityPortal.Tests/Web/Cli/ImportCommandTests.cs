using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Tests.Formats;
using ResponsibilityPortal.Tests.Formats.Spreadsheet;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The command that previews an import, for each kind of file, while the portal runs and while it doesn't.</summary>
public sealed class ImportCommandTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _files = new();
    private PortalHost _host = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Name => _files.File("file");

    public async ValueTask InitializeAsync()
    {
        _host = PortalHost.Start(_data, null, ("Portal:Seed", "none"), ("Portal:PublicUrl", "https://portal.example"));
        await _host.PublishAsync(Given.Matrix());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Import_OfAnEditedWorkbook_PrintsEachEditAndWritesNothing(bool isRunning)
    {
        await ExportAsync(("I2", "Hosts the directory"));
        if (!isRunning)
        {
            await _host.DisposeAsync();
        }

        var (code, said) = await RunAsync(Name, "--preview");

        Assert.True(code == 0, said);
        Assert.StartsWith("An export of sample, version 1. 1 edited cell would change the draft", said, StringComparison.Ordinal);
        Assert.Contains("sign-in in saas (Details!I2)\n  note of Provider: nothing -> Hosts the", said, StringComparison.Ordinal);
        Assert.True(!isRunning || (await DraftAsync()).ChangedCells == 0);
    }

    [Fact]
    public async Task Import_WithAProblem_ExitsWithOne()
    {
        await ExportAsync(("H2", "Owner"));
        var (code, said) = await RunAsync(Name, "--preview");

        Assert.Equal(1, code);
        Assert.Contains("Problems:\n  - Details!H2: Write one of these", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfACellThatChangedSince_ExitsWithThree()
    {
        await ExportAsync(("I2", "Hosts the directory"));
        await _host.PublishAsync(
            Given.Matrix().Changing(row =>
                row with
                {
                    Assignments = [row.Assignments[0] with { Basis = Basis.Sourced }, .. row.Assignments.Skip(1)],
                }
            )
        );
        var (code, said) = await RunAsync(Name, "--preview");

        Assert.Equal(3, code);
        Assert.Contains("also changed in the draft since the export", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AsJson_HasEachDifferenceWithItsPlace()
    {
        await ExportAsync(("I2", "Hosts the directory"), ("I3", ""));
        var (code, said) = await RunAsync(Name, "--preview", "--json");

        Assert.True(code == 0, said);
        using var json = JsonDocument.Parse(said);
        var change = json.RootElement.GetProperty("changes").EnumerateArray().Single();
        Assert.Equal(
            ("exported-file", "sign-in", "saas", "Details!I2", false),
            (
                json.RootElement.GetProperty("kind").GetString(),
                change.GetProperty("responsibility").GetString(),
                change.GetProperty("column").GetString(),
                change.GetProperty("place").GetString(),
                change.GetProperty("conflict").GetBoolean()
            )
        );
        Assert.Equal("Hosts the directory", change.GetProperty("differences")[0].GetProperty("after").GetString());
    }

    [Fact]
    public async Task Import_OfAnEditedCsv_FindsTheEdit()
    {
        using var answer = await _host.GetAsync("/matrices/sample/versions/1/export.csv");
        var csv = await answer.Content.ReadAsStringAsync(Cancellation);
        var edited = csv.Replace("SaaS,Hosted,Customer,Vendor", "SaaS,Hosted,Vendor,Customer", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Name, edited, Cancellation);
        var (code, said) = await RunAsync(Name, "--preview");

        Assert.True(code == 0, said);
        Assert.Contains("sign-in in saas (CSV!", said, StringComparison.Ordinal);
        Assert.Contains("accountable party: Customer -> Vendor", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfTheExchangeFormat_ComparesWithTheDraft()
    {
        var edited = Given.Matrix().Changing(row => row.Slug == "keys" ? null : row with { Note = "Look." });
        await File.WriteAllBytesAsync(Name, MatrixWriter.Write(edited), Cancellation);
        var (code, said) = await RunAsync(Name, "--preview");

        Assert.True(code == 0, said);
        Assert.Contains("backup\n  note: nothing -> Look.", said, StringComparison.Ordinal);
        Assert.Contains("Rows to remove:\n  - Keep keys", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfADamagedMatrix_ListsEveryProblem()
    {
        await File.WriteAllTextAsync(Name, """{"format":"responsibility-matrix/1","slug":"A B"}""", Cancellation);
        var (code, said) = await RunAsync(Name, "--preview");

        Assert.Equal(1, code);
        Assert.Contains("  - /slug: ", said, StringComparison.Ordinal);
        Assert.True(said.Split("\n  - ").Length > 2, said);
    }

    [Fact]
    public async Task Import_OfAForeignSpreadsheet_SaysWhatIsGuessedAndUndecided()
    {
        await File.WriteAllTextAsync(Name, "Duty,IaaS,SaaS\nSet up sign-in,Customer,Vendor\nLock the doors,Shared,Vendor\n", Cancellation);
        var (code, said) = await RunAsync(Name, "--preview", "--matrix", "sample");

        Assert.Equal(1, code);
        Assert.StartsWith("A spreadsheet. The sheet “CSV” seems to have 2 rows, 1 of them new", said, StringComparison.Ordinal);
        Assert.Contains("Choose what “Shared” means", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add --preview.", "{file}")]
    [InlineData("This portal has no matrix moon", "{file}", "--preview", "--matrix", "moon")]
    [InlineData("nowhere.xlsx", "nowhere.xlsx", "--preview")]
    public async Task Import_ThatCannotBeDone_SaysWhy(string words, params string[] arguments)
    {
        await File.WriteAllTextAsync(Name, "Duty,IaaS\nLock the doors,Vendor\n", Cancellation);
        var (code, said) = await RunAsync([.. arguments.Select(argument => argument == "{file}" ? Name : argument)]);

        Assert.Equal(2, code);
        Assert.Contains(words, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_OfAFileFromAnotherPortal_IsRefused()
    {
        await File.WriteAllBytesAsync(
            Name,
            await MatrixWorkbookTests.WrittenAsync(ExportSamples.Published(Given.Matrix("elsewhere"))),
            Cancellation
        );
        var (code, said) = await RunAsync(Name, "--preview");

        Assert.Equal(2, code);
        Assert.Contains("exported from another portal", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_NamesTheExitCodes()
    {
        var (_, said) = await ConsoleUse.RunAsync("import", "--help");
        Assert.Contains(
            "0 nothing must be corrected or decided, 1 something must be, 2 could not be read, 3 cells were changed",
            string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    private async Task ExportAsync(params (string Place, string Text)[] edits)
    {
        using var answer = await _host.GetAsync("/matrices/sample/versions/1/export.xlsx");
        var file = EditedWorkbook.With(
            await answer.Content.ReadAsByteArrayAsync(Cancellation),
            EditedDetails.SheetName,
            edits.ToDictionary(edit => edit.Place, edit => edit.Text)
        );
        await File.WriteAllBytesAsync(Name, file, Cancellation);
    }

    private async Task<DraftSnapshot> DraftAsync() =>
        (await _host.Services.GetRequiredService<DraftSnapshots>().FindAsync("sample", Cancellation))!;

    private Task<(int Code, string Said)> RunAsync(params string[] arguments) =>
        ConsoleUse.RunAsync(["import", .. arguments, $"--Portal:DataDirectory={_data.Path}", "--Portal:PublicUrl=https://portal.example"]);
}
