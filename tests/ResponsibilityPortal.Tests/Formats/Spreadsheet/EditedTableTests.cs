using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Spreadsheet;

/// <summary>Edits in the sheet with the matrix, where people see whole rows.</summary>
public sealed class EditedTableTests
{
    private const string Sheet = "Matrix";

    private static readonly Matrix Exported = Given.Matrix().Changing(row =>
        row.Slug != "backup"
            ? row
            : row with
            {
                Assignments =
                [
                    row.Assignments[0] with { Notes = [new PartyNote(Given.Vendor, "Runs the jobs\nand keeps copies")] },
                    new Assignment("paas") { NotApplicable = "No data" },
                    new Assignment("iaas"),
                ],
            }
    );

    // Columns: A key, B domain, C title; D to G SaaS, H to K PaaS, L to O IaaS: accountable, provider, vendor, customer. Rows from 3 on.

    [Fact]
    public async Task Read_PartsAndNotes_FindsExactlyTheirCells()
    {
        var read = await EditedAsync(
            ("D4", "Customer"),
            ("F4", "contributes\nStores them"),
            ("G4", "Accountable"),
            ("F5", "Accountable\nRuns the jobs")
        );

        Assert.Empty(read.Problems);
        Assert.Equal(["keys in saas", "backup in saas"], read.Edits.Select(edit => edit.Cell.ToString()));
        var keys = read.Edits[0].After;
        Assert.Equal((Party.ReaderSlug, [Given.Vendor], "Stores them"), (keys.Accountable, keys.Contributing, keys.NoteOf(Given.Vendor)));
        Assert.Equal("Runs the jobs", read.Edits[1].After.NoteOf(Given.Vendor));
        Assert.Equal(("Matrix", "F4"), (read.Edits[0].Sheet, read.Edits[0].Place));
    }

    [Fact]
    public async Task Read_WordsAboutTheWholeCell_AreUnderstood()
    {
        var read = await EditedAsync(
            ("D3", "Not applicable: nobody signs in"),
            ("D4", "Not yet assessed"),
            ("H5", "Vendor"),
            ("L5", "Customer"),
            ("N5", "Contributes")
        );

        Assert.Empty(read.Problems);
        Assert.Equal(
            [
                ("sign-in in saas", "n/a", "nobody signs in"),
                ("keys in saas", null, null),
                ("backup in paas", Given.Vendor, null),
                ("backup in iaas", Party.ReaderSlug, null),
            ],
            read.Edits.Select(edit => (edit.Cell.ToString(), edit.After.Accountability, edit.After.NotApplicable))
        );
        Assert.Equal([Given.Vendor], read.Edits[3].After.Contributing);
    }

    [Theory]
    [InlineData("D4", "Customer", "F4", "D4 says that Customer is accountable. Write what Vendor does now.")]
    [InlineData("D4", "Somebody", "D4", "Write the name of one party")]
    [InlineData("F4", "Keeps them", "F4", "Begin with what Vendor does")]
    [InlineData("G4", "Accountable", "G4", "2 parties are accountable in this cell")]
    [InlineData("D3", "Not applicable", "D3", "why the duty is not applicable, in 500")]
    [InlineData("A3", "locks", "A3", "isn't a row of the export")]
    public async Task Read_ACellThatMakesNoSense_IsAProblemWithItsPlace(string edited, string text, string place, string sentence)
    {
        var read = await EditedAsync((edited, text));

        Assert.Empty(read.Edits);
        var problem = Assert.Single(read.Problems);
        Assert.Equal($"Matrix!{place}", problem.Place);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_EmptiedAndReadOnlyCells_ChangeNothing()
    {
        var read = await EditedAsync(("F5", ""), ("C4", "Keep all keys"));

        Assert.Empty(read.Edits);
        Assert.Equal("Matrix!F5", Assert.Single(read.Emptied).Place);
        Assert.Equal("Matrix!C4", Assert.Single(read.Unread).Place);
    }

    [Fact]
    public async Task Read_TwoColumnsWithOneHeading_ReadsNoneOfTheGroup()
    {
        var read = await EditedAsync(("F2", "Customer"), ("F4", "Contributes"));

        Assert.Empty(read.Edits);
        Assert.Contains("below “SaaS” are ambiguous", Assert.Single(read.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TwoModelsWithOneName_ReadsNeither()
    {
        var twins = Exported with { HostingModels = [.. Exported.HostingModels.Select(model => model with { Name = "Cloud" })] };
        var file = await MatrixWorkbookTests.WrittenAsync(ExportSamples.Published(twins));
        var read = Read(EditedWorkbook.With(file, Sheet, new Dictionary<string, string> { ["H4"] = "Customer" }), twins);

        Assert.Empty(read.Edits);
        Assert.Equal(["Matrix!D1", "Matrix!H1", "Matrix!L1"], read.Problems.Select(problem => problem.Place));
        Assert.All(read.Problems, problem => Assert.Contains("below “Cloud” are ambiguous", problem.Sentence, StringComparison.Ordinal));
    }

    /// <summary>The edit in the changed column is lost, which must be said; edits of other groups stay.</summary>
    [Theory]
    [InlineData("H1", "PasS", "H1", "has no hosting model “PasS”, so the columns below aren't read")]
    [InlineData("H1", "", "H2 I2 J2 K2", "No name of a hosting model is above this column")]
    [InlineData("H1", "SaaS", "D1 H1", "below “SaaS” are ambiguous")]
    [InlineData("J2", "Vendr", "J2", "columns of “PaaS” aren't read from here on")]
    [InlineData("J2", "", "J2", "columns of “PaaS” aren't read from here on")]
    [InlineData("K2", "Client", "K2", "columns of “PaaS” aren't read from here on")]
    [InlineData("H2", "Who", "H2", "columns of “PaaS” aren't read from here on")]
    [InlineData("P1", "Our notes", "P1", "has no hosting model “Our notes”")]
    public async Task Read_AChangedNameOrHeading_IsAProblem(string edited, string text, string places, string sentence)
    {
        var read = await EditedAsync((edited, text), ("K4", "Accountable"), ("N5", "Accountable"));

        Assert.Contains("backup in iaas", read.Edits.Select(edit => edit.Cell.ToString()));
        Assert.Equal(places, string.Join(' ', read.Problems.Where(IsAboutColumns).Select(problem => problem.Cell)));
        Assert.All(read.Problems.Where(IsAboutColumns), problem => Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal));

        static bool IsAboutColumns(FileProblem problem) => problem.Cell is [_, '1' or '2'];
    }

    [Fact]
    public async Task Read_OtherLineEndsAndTabs_AreNoEdits()
    {
        var read = await EditedAsync(("F5", "Accountable_x000D_\nRuns the jobs_x000D_\nand\tkeeps copies"), ("D4", "Vendor_x000D_\n"));

        Assert.Empty(read.Edits);
        Assert.Empty(read.Problems);
    }

    [Fact]
    public async Task Read_AReasonInTheMatrix_IsTakenAsItIs()
    {
        var read = await EditedAsync(("D3", "Not applicable: because nobody signs in (see 3)"), ("D4", $"N/A: {new string('x', 600)}"));

        Assert.Equal("because nobody signs in (see 3)", Assert.Single(read.Edits).After.NotApplicable);
        Assert.EndsWith("these are 600.", Assert.Single(read.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ACellWithAProblemInTheOtherSheet_DoesNotChange()
    {
        var faulty = EditedWorkbook.With(
            await ExportAsync(),
            EditedDetails.SheetName,
            new Dictionary<string, string> { ["J21"] = "a rumour" }
        );
        var read = Read(EditedWorkbook.With(faulty, Sheet, new Dictionary<string, string> { ["F5"] = "Accountable\nIn the matrix" }));

        Assert.Empty(read.Edits);
        Assert.Equal("Details!J21", Assert.Single(read.Problems).Place);
        Assert.Equal("backup in saas", Assert.Single(read.Faulty).ToString());
    }

    [Fact]
    public async Task Read_BothSheets_JoinsTheirEditsAndFindsContradictions()
    {
        var edit = new Dictionary<string, string> { ["F5"] = "Accountable\nIn the matrix" };
        var file = EditedWorkbook.With(await ExportAsync(), Sheet, edit);
        var same = EditedWorkbook.With(file, EditedDetails.SheetName, new Dictionary<string, string> { ["I3"] = "In the details" });
        var other = EditedWorkbook.With(file, EditedDetails.SheetName, new Dictionary<string, string> { ["I21"] = "In the details" });

        Assert.Equal(["sign-in in saas", "backup in saas"], Read(same).Edits.Select(edit => edit.Cell.ToString()));
        Assert.Empty(Read(other).Edits);
        Assert.Contains("something else in Details!I21", Assert.Single(Read(other).Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AWorkbookWithoutDetails_ReadsTheMatrix()
    {
        var file = EditedWorkbook.Without(await ExportAsync(), EditedDetails.SheetName);
        var read = Read(EditedWorkbook.With(file, Sheet, new Dictionary<string, string> { ["F5"] = "Accountable\nRuns them" }));

        Assert.Equal("backup in saas", Assert.Single(read.Edits).Cell.ToString());
        var missing = Assert.Single(Read(EditedWorkbook.Without(file, Sheet)).Problems);
        Assert.Contains("are missing", missing.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_AnUneditedWorkbook_FindsNothing()
    {
        foreach (var matrix in new[] { Exported, ExportSamples.BuiltIn, EveryField.Before })
        {
            var read = Read(await MatrixWorkbookTests.WrittenAsync(ExportSamples.Published(matrix)), matrix);
            Assert.Empty(read.Edits);
            Assert.Empty(read.Problems);
            Assert.Empty(read.Emptied);
            Assert.Empty(read.Unread);
        }
    }

    private static Task<byte[]> ExportAsync() => MatrixWorkbookTests.WrittenAsync(ExportSamples.Published(Exported));

    private static async Task<EditedFile> EditedAsync(params (string Place, string Text)[] edits) =>
        Read(EditedWorkbook.With(await ExportAsync(), Sheet, edits.ToDictionary(edit => edit.Place, edit => edit.Text)));

    private static EditedFile Read(byte[] file, Matrix? matrix = null) =>
        Assert
            .IsType<SpreadsheetOutcome.Exported>(SpreadsheetFile.ReadAny(file, TestContext.Current.CancellationToken))
            .File.Read(matrix ?? Exported);
}
