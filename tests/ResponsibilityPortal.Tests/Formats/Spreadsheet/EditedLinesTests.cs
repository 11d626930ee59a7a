using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Spreadsheet;

/// <summary>Export as CSV, edit, read: exactly the edited cells are found.</summary>
public sealed class EditedLinesTests
{
    private const string EmptyOne = "Empty one of the two";

    private static readonly Matrix Exported = (Given.Matrix() with { AllowsJointAccountability = true }).Changing(row =>
        row.Slug != "backup"
            ? row with { Title = $"8.10 {row.Title}", Note = "=1+1" }
            : row with
            {
                Assignments =
                [
                    row.Assignments[0] with
                    {
                        Notes = [new PartyNote(Given.Vendor, "Runs the jobs\nand keeps copies"), new PartyNote(Party.ReaderSlug, "3.5")],
                        Basis = Basis.Sourced,
                        CustomerPart = CustomerPart.Provides,
                    },
                    new Assignment("paas") { NotApplicable = "No data" },
                    new Assignment("iaas") { JointlyAccountable = [Given.Vendor, Party.ReaderSlug] },
                ],
            }
    );

    [Theory]
    [InlineData(CsvSeparator.Comma)]
    [InlineData(CsvSeparator.Semicolon)]
    [InlineData(CsvSeparator.Tab)]
    public void Read_AnUneditedFile_FindsNothing(CsvSeparator separator)
    {
        foreach (var matrix in new[] { Exported, ExportSamples.BuiltIn, EveryField.Before })
        {
            foreach (var view in MatrixViewKind.All)
            {
                using var file = new MemoryStream();
                MatrixCsv.Write(
                    ExportSamples.Published(matrix),
                    MatrixFilter.None with { View = view },
                    (_, _) => "https://portal.example/cell",
                    file,
                    separator
                );
                var read = Read(file.ToArray(), matrix);
                Assert.Empty(read.Edits);
                Assert.Empty(read.Problems);
                Assert.Empty(read.Emptied);
                Assert.Empty(read.Unread);
            }
        }
    }

    [Fact]
    public void Read_EditedFields_FindsExactlyTheirCells()
    {
        var read = Edited(
            ("keys", "SaaS", "accountable", "Customer"),
            ("keys", "SaaS", "contributing", "provider; Vendor"),
            ("backup", "SaaS", "note of Vendor", "Runs the jobs"),
            ("backup", "SaaS", "basis", "industry-practice"),
            ("backup", "SaaS", "customer part", "(nothing)")
        );

        Assert.Empty(read.Problems);
        Assert.Equal(["keys in saas", "backup in saas"], read.Edits.Select(edit => edit.Cell.ToString()));
        Assert.Equal(
            (Party.ReaderSlug, [Given.Provider, Given.Vendor]),
            (read.Edits[0].After.Accountable, read.Edits[0].After.Contributing)
        );
        var backup = read.Edits[1].After;
        Assert.Equal(
            ("Runs the jobs", "3.5", Basis.IndustryPractice, null),
            (backup.NoteOf(Given.Vendor), backup.NoteOf(Party.ReaderSlug), backup.Basis, backup.CustomerPart)
        );
    }

    [Fact]
    public void Read_WordsForSharedOpenAndInapplicable_AreUnderstood()
    {
        var read = Edited(
            ("sign-in", "IaaS", "accountable", "N/A: nobody signs in"),
            ("keys", "SaaS", "accountable", "(nothing)"),
            ("keys", "SaaS", "jointly accountable", "Vendor; Customer"),
            ("keys", "IaaS", "accountable", "not yet assessed"),
            ("backup", "PaaS", "accountable", "Vendor"),
            ("backup", "PaaS", "not applicable", ""),
            ("backup", "IaaS", "jointly accountable", ""),
            ("backup", "IaaS", "not applicable", "No data is kept")
        );

        Assert.Empty(read.Problems);
        Assert.Empty(read.Emptied);
        Assert.Equal(
            [
                ("sign-in in iaas", "n/a", "nobody signs in"),
                ("keys in saas", "customer&vendor", null),
                ("keys in iaas", null, null),
                ("backup in paas", Given.Vendor, null),
                ("backup in iaas", "n/a", "No data is kept"),
            ],
            read.Edits.Select(edit => (edit.Cell.ToString(), edit.After.Accountability, edit.After.NotApplicable))
        );
    }

    [Theory]
    [InlineData("sign-in", "SaaS", "accountable", "Vendor", "Vendor has two parts in this cell")]
    [InlineData("keys", "SaaS", "contributing", "Vendor", "Vendor has two parts in this cell")]
    [InlineData("keys", "SaaS", "accountable", "Nobody", "“Nobody” isn't a party of this hosting model. Write Provider; Vendor; Customer.")]
    [InlineData("backup", "PaaS", "accountable", "Vendor", EmptyOne)]
    [InlineData("backup", "IaaS", "not applicable", "No data is kept", EmptyOne)]
    [InlineData("sign-in", "SaaS", "accountable", "(nothing)", "is accountable in this cell. Exactly one")]
    [InlineData("keys", "SaaS", "jointly accountable", "Customer; Provider", "then no other party is accountable")]
    [InlineData("keys", "SaaS", "basis", "a rumour", "Write one of these: sourced; industry-practice; judgement.")]
    [InlineData("keys", "SaaS", "hosting model", "Moon", "has no such hosting model")]
    [InlineData("keys", "SaaS", "responsibility", "locks", "has no such responsibility")]
    [InlineData("keys", "SaaS", "version", "2", "isn't of version 1")]
    public void Read_AFieldThatMakesNoSense_IsAProblemWithItsPlace(string row, string model, string column, string text, string sentence)
    {
        var read = Edited((row, model, column, text));

        Assert.Empty(read.Edits);
        Assert.Contains(sentence, Assert.Single(read.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OtherLineEndsAndTabs_AreReadAsTheMatrixStoresThem()
    {
        var read = Edited(
            ("backup", "SaaS", "note of Vendor", "\"Runs the jobs\r\nand keeps\tcopies\""),
            ("keys", "SaaS", "note of Vendor", "\"Keeps\tthem\"")
        );

        Assert.Equal("Keeps them", Assert.Single(read.Edits).After.NoteOf(Given.Vendor));
    }

    [Fact]
    public void Read_AReason_IsTakenAsItIs()
    {
        var read = Edited(
            ("sign-in", "IaaS", "accountable", "Not applicable: (because) nobody signs in"),
            ("keys", "IaaS", "accountable", $"n/a: {new string('x', 600)}")
        );

        Assert.Equal("(because) nobody signs in", Assert.Single(read.Edits).After.NotApplicable);
        Assert.EndsWith("these are 600.", Assert.Single(read.Problems).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PartiesWithOneName_AreNotGuessed()
    {
        var twins = Exported with { Parties = [.. Exported.Parties.Select(party => party with { Name = "Team" })] };
        var file = FileOf(Table(twins), [.. Enumerable.Range(0, Table(twins)[0].Count)]);
        var unedited = Read(file, twins);
        var table = Table(twins);
        Set(table, "keys", "SaaS", "contributing", "team");
        Set(table, "keys", "SaaS", "note of Team", "Keeps them");
        var edited = Read(FileOf(table, [.. Enumerable.Range(0, table[0].Count)]), twins);

        Assert.Empty(unedited.Problems);
        Assert.Empty(unedited.Unread);
        Assert.Empty(edited.Edits);
        Assert.Contains("Two parties are called “team”", Assert.Single(edited.Problems).Sentence, StringComparison.Ordinal);
        Assert.Contains("note of Team", Assert.Single(edited.Unread).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_AnEmptiedField_ChangesNothingAndSaysHowToClear()
    {
        var read = Edited(("backup", "SaaS", "note of Vendor", ""));

        Assert.Empty(read.Edits);
        Assert.Equal("CSV", Assert.Single(read.Emptied).Sheet);
    }

    [Fact]
    public void Read_ATitle_IsNamedAsNotRead()
    {
        var read = Edited(("keys", "SaaS", "title", "Keep all keys"));

        Assert.Empty(read.Edits);
        Assert.Contains("“title”", Assert.Single(read.Unread).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SortedLinesAndMissingLinesAndColumns_LeaveTheRestAlone()
    {
        var table = Table();
        Set(table, "keys", "SaaS", "note of Customer", "Asks for them");
        var kept = table[0].Index().Where(heading => heading.Item is not ("contributing" or "basis" or "title"));
        var lines = table.Skip(1).Where(line => line.Contains("SaaS")).Reverse();
        var read = Read(FileOf([table[0], .. lines], [.. kept.Select(heading => heading.Index)]), Exported);

        Assert.Equal("keys in saas", Assert.Single(read.Edits).Cell.ToString());
        Assert.Empty(read.Problems);
        Assert.Empty(read.Emptied);
    }

    private static EditedFile Edited(params (string Row, string Model, string Column, string Text)[] edits)
    {
        var table = Table();
        foreach (var (row, model, column, text) in edits)
        {
            Set(table, row, model, column, text);
        }

        return Read(FileOf(table, [.. Enumerable.Range(0, table[0].Count)]), Exported);
    }

    private static void Set(List<List<string>> table, string row, string model, string column, string text)
    {
        int At(string heading) => table[0].IndexOf(heading);
        table.First(line => line[At("responsibility")] == row && line[At("hosting model")] == model)[At(column)] = text;
    }

    private static EditedFile Read(byte[] file, Matrix matrix) =>
        Assert.IsType<SpreadsheetOutcome.Exported>(SpreadsheetFile.ReadAny(file, TestContext.Current.CancellationToken)).File.Read(matrix);

    /// <summary>Exports the matrix as tab-separated lines without line breaks in fields, which are easy to edit here.</summary>
    private static List<List<string>> Table(Matrix? matrix = null)
    {
        using var file = new MemoryStream();
        MatrixCsv.Write(
            ExportSamples.Published(matrix ?? Exported),
            MatrixFilter.None,
            (_, _) => "https://portal.example",
            file,
            CsvSeparator.Tab
        );
        return
        [
            .. Encoding.UTF8.GetString(file.ToArray())
                .TrimStart('\uFEFF')
                .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Select(line => line.Split('\t').ToList()),
        ];
    }

    private static byte[] FileOf(List<List<string>> table, List<int> columns) =>
        Encoding.UTF8.GetBytes(string.Concat(table.Select(line => $"{string.Join('\t', columns.Select(column => line[column]))}\r\n")));
}
