using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Spreadsheet;

/// <summary>Export, edit, read: exactly the edited cells are found.</summary>
public sealed class EditedDetailsTests
{
    private const string PartColumn = "H";
    private const string NoteColumn = "I";
    private const string BasisColumn = "J";

    private static readonly Matrix Exported = (Given.Matrix() with { AllowsJointAccountability = true }).Changing(row =>
        row.Slug != "backup"
            ? row
            : row with
            {
                Assignments =
                [
                    row.Assignments[0] with
                    {
                        Notes = [new PartyNote(Given.Vendor, "Runs the jobs\nand keeps copies")],
                        Basis = Basis.Sourced,
                        CustomerPart = CustomerPart.Provides,
                    },
                    new Assignment("paas") { NotApplicable = "No data" },
                    new Assignment("iaas") { JointlyAccountable = [Given.Vendor, Party.ReaderSlug] },
                ],
            }
    );

    [Fact]
    public async Task Read_AnUneditedWorkbook_FindsNothing()
    {
        foreach (var matrix in new[] { Exported, ExportSamples.BuiltIn, EveryField.Before })
        {
            var read = EditedDetails.Read(await SheetAsync(matrix, _ => { }), matrix);
            Assert.Empty(read.Edits);
            Assert.Empty(read.Problems);
            Assert.Empty(read.Emptied);
            Assert.Empty(read.Unread);
        }
    }

    [Fact]
    public async Task Read_EditedCells_FindsExactlyThem()
    {
        var read = await EditedAsync(
            cells =>
            {
                cells[$"{PartColumn}{RowOf("keys", "saas", Given.Vendor)}"] = "contributes";
                cells[$"{PartColumn}{RowOf("keys", "saas", Party.ReaderSlug)}"] = "Accountable";
                cells[$"{NoteColumn}{RowOf("backup", "saas", Given.Vendor)}"] = "Runs the jobs";
                cells[$"{BasisColumn}{RowOf("backup", "saas", Given.Provider)}"] = "industry practice";
            }
        );

        Assert.Empty(read.Problems);
        Assert.Equal([new CellKey("keys", "saas"), new CellKey("backup", "saas")], read.Edits.Select(edit => edit.Cell));
        Assert.Equal((Party.ReaderSlug, [Given.Vendor]), (read.Edits[0].After.Accountable, read.Edits[0].After.Contributing));
        var backup = read.Edits[1].After;
        Assert.Equal(
            ("Runs the jobs", Basis.IndustryPractice, CustomerPart.Provides, Given.Vendor),
            (backup.NoteOf(Given.Vendor), backup.Basis, backup.CustomerPart, backup.Accountable)
        );
    }

    [Fact]
    public async Task Read_WordsForSharedOpenAndInapplicable_AreUnderstood()
    {
        var read = await EditedAsync(
            cells =>
            {
                cells[$"{PartColumn}{RowOf("keys", "saas", Given.Vendor)}"] = "Jointly accountable";
                cells[$"{PartColumn}{RowOf("keys", "saas", Party.ReaderSlug)}"] = "Jointly accountable";
                cells[$"{PartColumn}{RowOf("keys", "iaas", Party.ReaderSlug)}"] = "Not yet assessed";
                cells[$"{PartColumn}{RowOf("sign-in", "iaas", Party.ReaderSlug)}"] = "Not applicable";
                cells[$"{NoteColumn}{RowOf("sign-in", "iaas", Party.ReaderSlug)}"] = "Nobody signs in";
                cells[$"{NoteColumn}{RowOf("backup", "paas", null)}"] = "No data is kept";
            }
        );

        Assert.Empty(read.Problems);
        Assert.Equal(
            [
                ("sign-in in iaas", "n/a", "Nobody signs in"),
                ("keys in saas", "customer&vendor", null),
                ("keys in iaas", null, null),
                ("backup in paas", "n/a", "No data is kept"),
            ],
            read.Edits.Select(edit => (edit.Cell.ToString(), edit.After.Accountability, edit.After.NotApplicable))
        );
    }

    [Fact]
    public async Task Read_EmptiedCells_ChangesNothingAndSaysHowToClear()
    {
        var place = $"{NoteColumn}{RowOf("backup", "saas", Given.Vendor)}";
        var emptied = await EditedAsync(cells => cells[place] = "");
        var cleared = await EditedAsync(cells => cells[place] = EditedFile.Cleared);

        Assert.Empty(emptied.Edits);
        var told = Assert.Single(emptied.Emptied);
        Assert.Equal(("Details", place), (told.Sheet, told.Cell));
        Assert.Contains("write (nothing)", told.Sentence, StringComparison.Ordinal);
        Assert.Null(Assert.Single(cleared.Edits).After.NoteOf(Given.Vendor));
    }

    /// <summary>The note of an export says what the party does. It would be a wrong reason.</summary>
    [Fact]
    public async Task Read_NotApplicableWithTheExportedNote_AsksForAReason()
    {
        var rows = Exported.HostingModels[0].Parties.Select(party => RowOf("backup", "saas", party)).ToList();
        var note = RowOf("backup", "saas", Given.Vendor);
        var kept = await EditedAsync(cells => rows.ForEach(row => cells[$"{PartColumn}{row}"] = "Not applicable"));
        var written = await EditedAsync(cells =>
        {
            rows.ForEach(row => cells[$"{PartColumn}{row}"] = "Not applicable");
            cells[$"{NoteColumn}{note}"] = "No data is kept";
        });

        Assert.Empty(kept.Edits);
        Assert.Contains("Write here why", Assert.Single(kept.Problems).Sentence, StringComparison.Ordinal);
        Assert.Empty(written.Problems);
        Assert.Equal("No data is kept", Assert.Single(written.Edits).After.NotApplicable);
    }

    [Theory]
    [InlineData("Not applicable", "not applicable. Then no party has a part or a note")]
    [InlineData("Not yet assessed", "not yet assessed. Then no party has a part")]
    public async Task Read_OneRowAboutTheWholeCell_ContradictsTheOthers(string words, string sentence)
    {
        var contributor = RowOf("sign-in", "saas", Given.Vendor);
        var read = await EditedAsync(cells =>
        {
            cells[$"{PartColumn}{contributor}"] = words;
            cells[$"{NoteColumn}{contributor}"] = "Nobody signs in";
        });

        Assert.Empty(read.Edits);
        var problem = Assert.Single(read.Problems);
        Assert.Equal($"{PartColumn}{RowOf("sign-in", "saas", Party.ReaderSlug)}", problem.Cell);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TwoReasonsForOneCell_IsAProblem()
    {
        var rows = Exported.HostingModels[0].Parties.Select(party => RowOf("keys", "saas", party)).ToList();
        var read = await EditedAsync(cells =>
            rows.ForEach(row => (cells[$"{PartColumn}{row}"], cells[$"{NoteColumn}{row}"]) = ("Not applicable", $"Because {row % 2}"))
        );

        Assert.Empty(read.Edits);
        Assert.Contains("another reason", read.Problems[0].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ACellWithAProblem_IsLeftOutAsAWhole()
    {
        var row = RowOf("backup", "saas", Given.Vendor);
        var read = await EditedAsync(cells => (cells[$"{NoteColumn}{row}"], cells[$"{BasisColumn}{row}"]) = ("New", "a rumour"));

        Assert.Empty(read.Edits);
        Assert.Equal($"{BasisColumn}{row}", Assert.Single(read.Problems).Cell);
    }

    [Fact]
    public async Task Read_EditsOutsideOfCells_AreNamedAsNotRead()
    {
        var row = RowOf("keys", "saas", Given.Vendor);
        var read = await EditedAsync(cells => cells[$"E{row}"] = "Keep all keys");

        Assert.Empty(read.Edits);
        Assert.Empty(read.Problems);
        var unread = Assert.Single(read.Unread);
        Assert.Equal(($"Details!E{row}", true), (unread.Place, unread.Sentence.Contains("“Responsibility”", StringComparison.Ordinal)));
    }

    /// <summary>The word for the columns of a matrix can be the heading of a column.</summary>
    [Theory]
    [InlineData("part")]
    [InlineData("Note")]
    [InlineData("domain")]
    public async Task Read_AColumnKindThatIsAHeading_IsNoConfusion(string word)
    {
        var matrix = Exported with { ColumnKind = new ColumnKind(word, $"{word}s") };
        var read = EditedDetails.Read(
            await SheetAsync(matrix, cells => cells[$"{NoteColumn}{RowOf("backup", "saas", Given.Vendor)}"] = "Runs the jobs"),
            matrix
        );

        Assert.Empty(read.Problems);
        Assert.Empty(read.Unread);
        Assert.Equal("Runs the jobs", Assert.Single(read.Edits).After.NoteOf(Given.Vendor));
    }

    [Fact]
    public async Task Read_TwoColumnsWithOneHeading_ReadsNeither()
    {
        var read = await EditedAsync(cells =>
            (cells["J1"], cells[$"{NoteColumn}{RowOf("backup", "saas", Given.Vendor)}"]) = ("note", "Runs the jobs")
        );

        Assert.Empty(read.Edits);
        var problem = Assert.Single(read.Problems);
        Assert.Equal(("J1", true), (problem.Cell, problem.Sentence.StartsWith("Two columns are called", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Read_SortedRowsAndMissingRowsAndColumns_LeaveTheRestAlone()
    {
        var sheet = await SheetAsync(Exported, cells => cells[$"{PartColumn}{RowOf("keys", "saas", Given.Vendor)}"] = "Not involved");
        var header = sheet.Rows[0];
        var kept = sheet
            .Rows.Skip(1)
            .Where(row => row.In(2) == "saas")
            .OrderByDescending(row => row.In(3), StringComparer.Ordinal)
            .Select((row, index) => WithoutColumns(row) with { Number = index + 2 });
        var read = EditedDetails.Read(sheet with { Rows = kept.Prepend(WithoutColumns(header)).ToValueList() }, Exported);

        // The only accountable party was taken away, which is a problem of that cell alone.
        Assert.Empty(read.Edits);
        Assert.Equal("No party is accountable", Assert.Single(read.Problems).Sentence[..23]);
        Assert.Empty(read.Emptied);

        static SheetRow WithoutColumns(SheetRow row) => row with { Cells = row.Cells.Where(cell => cell.Column <= 8).ToValueList() };
    }

    [Theory]
    [InlineData("keys", "saas", Given.Vendor, PartColumn, "Owner", "Write one of these: Not involved; Contributes; Jointly accountable")]
    [InlineData("keys", "saas", Party.ReaderSlug, PartColumn, "Accountable", "2 parties are accountable in this cell. Exactly one")]
    [InlineData("keys", "saas", Given.Vendor, PartColumn, "Not applicable", "Write here why the duty is not applicable")]
    [InlineData("backup", "paas", null, PartColumn, "Accountable", "This cell is not applicable, so it has no parties here.")]
    [InlineData("backup", "saas", Given.Vendor, BasisColumn, "a rumour", "Write one of these: stated in a cited source")]
    [InlineData("keys", "saas", Given.Vendor, "A", "locks", "has no responsibility 'locks'")]
    [InlineData("keys", "saas", Given.Vendor, "B", "moon", "has no hosting model 'moon'")]
    [InlineData("keys", "saas", Given.Vendor, "C", "nobody", "'nobody' isn't present in SaaS")]
    [InlineData("keys", "saas", Given.Vendor, "C", Given.Provider, "repeats the keys of another row")]
    public async Task Read_ACellThatMakesNoSense_IsAProblemWithItsPlace(
        string row,
        string model,
        string? party,
        string column,
        string text,
        string sentence
    )
    {
        var read = await EditedAsync(cells => cells[$"{column}{RowOf(row, model, party)}"] = text);

        Assert.Empty(read.Edits);
        var problem = Assert.Single(read.Problems);
        Assert.Contains(sentence, problem.Sentence, StringComparison.Ordinal);
        Assert.EndsWith($"{RowOf(row, model, party)}", problem.Cell, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ARepeatedRow_ChangesNothingInItsCell()
    {
        var read = await EditedAsync(cells =>
        {
            cells[$"I{RowOf("keys", "saas", Given.Provider)}"] = "Edited in the first copy";
            cells[$"C{RowOf("keys", "saas", Given.Vendor)}"] = Given.Provider;
        });

        Assert.Empty(read.Edits);
        Assert.Single(read.Problems);
        Assert.Equal("keys in saas", Assert.Single(read.Faulty).ToString());
    }

    [Fact]
    public async Task Read_ASheetWithoutKeys_IsOneProblem()
    {
        var sheet = await SheetAsync(Exported, cells => cells["A1"] = "Something else");
        var problem = Assert.Single(EditedDetails.Read(sheet, Exported).Problems);
        Assert.Contains("columns with keys are missing", problem.Sentence, StringComparison.Ordinal);
    }

    private static async Task<EditedFile> EditedAsync(Action<Dictionary<string, string>> edit) =>
        EditedDetails.Read(await SheetAsync(Exported, edit), Exported);

    /// <summary>Returns the row of the sheet that has a cell of the matrix and a party.</summary>
    private static int RowOf(string responsibility, string model, string? party)
    {
        var row = 2;
        foreach (var known in Exported.Responsibilities)
        {
            foreach (var column in Exported.HostingModels)
            {
                string?[] parties = known.In(column.Slug)?.NotApplicable is null ? [.. column.Parties] : [null];
                foreach (var present in parties)
                {
                    if ((known.Slug, column.Slug, present) == (responsibility, model, party))
                    {
                        return row;
                    }

                    row++;
                }
            }
        }

        throw new InvalidOperationException("The sheet has no such row.");
    }

    /// <summary>Exports a matrix, changes cells with an independent library, and reads the sheet.</summary>
    private static async Task<QuestionSheet> SheetAsync(Matrix matrix, Action<Dictionary<string, string>> edit)
    {
        var edits = new Dictionary<string, string>();
        edit(edits);
        var file = EditedWorkbook.With(
            await MatrixWorkbookTests.WrittenAsync(ExportSamples.Published(matrix)),
            EditedDetails.SheetName,
            edits
        );
        var read = QuestionnaireFile.Read("book.xlsx", file, TestContext.Current.CancellationToken);
        return Assert.IsType<QuestionnaireFileOutcome.Sheets>(read).All.Single(sheet => sheet.Name == EditedDetails.SheetName);
    }
}
