using DocumentFormat.OpenXml.Spreadsheet;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Drawing;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Tests.Formats.Xlsx;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Spreadsheet;

public sealed class MatrixWorkbookTests
{
    private static readonly PublishedMatrix BuiltIn = ExportSamples.Published(ExportSamples.BuiltIn, 2);

    private static readonly Matrix Small = Given.Matrix() with { AllowsJointAccountability = true };

    [Fact]
    public async Task Write_TheBuiltInMatrix_IsValidAndHasAllSheets()
    {
        using var workbook = new OpenWorkbook(await WrittenAsync(BuiltIn));

        Assert.Empty(workbook.Errors());
        Assert.Equal(["Matrix", "Details", "Controls", "Sources", "Changes", "About", "Not carried"], workbook.Sheets);
        var rows = ExportSamples.BuiltIn.Responsibilities.Count();
        Assert.Equal(rows + 2, workbook.Rows("Matrix").Count);
        Assert.Equal(
            1
                + ExportSamples.BuiltIn.Responsibilities.Sum(row =>
                    row.Assignments.Sum(cell =>
                        ExportSamples.BuiltIn.HostingModels.First(model => model.Slug == cell.HostingModel).Parties.Count
                    )
                ),
            workbook.Rows("Details").Count
        );
        Assert.Equal(ExportSamples.BuiltIn.Sources.Count + 1, workbook.Rows("Sources").Count);
        Assert.All(workbook.Sheets, sheet => Assert.All(workbook.CellsOf(sheet), cell => Assert.Null(cell.CellFormula)));
    }

    /// <summary>A text that is neither in the workbook nor named in its report would be lost in silence.</summary>
    [Fact]
    public async Task Write_EveryTextOfAMatrix_IsInTheWorkbook()
    {
        var (matrix, texts) = EveryField.WithOwnTexts();
        using var workbook = new OpenWorkbook(await WrittenAsync(ExportSamples.Published(matrix)));

        Assert.Empty(workbook.Errors());
        var written = string.Join('\n', workbook.Sheets.SelectMany(sheet => workbook.Texts(sheet).Values));
        var missing = texts.Where(text => !written.Contains(text, StringComparison.OrdinalIgnoreCase)).ToHashSet();
        var synonyms = matrix.Synonyms.SelectMany(group => group.Terms).ToHashSet();
        Assert.Superset(synonyms, missing);
        Assert.Subset(
            (HashSet<string>)[
                .. synonyms,
                .. matrix.Domains.Select(domain => domain.Slug),
                .. matrix.Deployments.Select(deployment => deployment.Slug),
                .. matrix.Frameworks.Select(framework => framework.Slug),
                .. matrix.Sources.Select(source => source.Slug),
                .. matrix.Parties.Select(party => party.Slug),
                .. matrix.Parties.Select(party => party.Letter),
                .. matrix.HostingModels.Select(model => model.Slug),
                matrix.Slug,
                matrix.Language,
            ],
            missing
        );
        Assert.Contains(
            workbook.Rows("Not carried"),
            row => row[0] == "structure-not-carried" && row[3] == "allowsJointAccountability; defaultSynonyms; synonyms"
        );
    }

    [Fact]
    public async Task Matrix_OfACell_HasTheColoursAndWordsOfItsParties()
    {
        using var workbook = new OpenWorkbook(await WrittenAsync(ExportSamples.Published(Small)));
        var texts = workbook.Texts("Matrix");

        // A: key, B: domain, C: responsibility, D to G: SaaS with its three parties.
        Assert.Equal(("SaaS", "Accountable", "Provider"), (texts["D1"], texts["D2"], texts["E2"]));
        Assert.Equal(("keys", "Access", "Keep keys"), (texts["A4"], texts["B4"], texts["C4"]));
        Assert.Equal(("Vendor", "Not involved", "Accountable"), (texts["D4"], texts["E4"], texts["F4"]));
        Assert.Equal("Contributes", texts["F3"]);
        var (_, accountable) = workbook.StyleOf("Matrix", "F4");
        Assert.Equal(PartyPalette.For(1).Light[1..], accountable);
        var (_, contributing) = workbook.StyleOf("Matrix", "F3");
        Assert.Equal("E7DAD1", contributing);
        var sheet = workbook.Part("Matrix").Worksheet!;
        Assert.Equal(["D1:G1", "H1:K1", "L1:O1", "P1:W1"], sheet.Descendants<MergeCell>().Select(cell => cell.Reference!.Value));
        Assert.Contains(sheet.Descendants<Column>(), column => column.Min! == 1u && column.Hidden! == true);
    }

    [Fact]
    public async Task Matrix_OfSharedOpenAndInapplicableCells_SaysWhich()
    {
        var matrix = Small.Changing(row =>
            row.Slug != "keys"
                ? row
                : row with
                {
                    Assignments =
                    [
                        new Assignment("saas") { JointlyAccountable = [Given.Vendor, Party.ReaderSlug] },
                        new Assignment("paas") { NotApplicable = "No keys exist here." },
                        new Assignment("iaas"),
                    ],
                }
        );
        using var workbook = new OpenWorkbook(await WrittenAsync(ExportSamples.Published(matrix)));
        var texts = workbook.Texts("Matrix");

        Assert.Equal("Vendor and Customer share this; the source names no single accountable party", texts["D4"]);
        Assert.Equal(("Not involved", "Jointly accountable"), (texts["E4"], texts["F4"]));
        Assert.Equal("Not applicable: No keys exist here", texts["H4"]);
        Assert.Equal("Not yet assessed", texts["L4"]);
        Assert.Equal(
            [
                ("saas", Given.Provider, "Not involved", ""),
                ("saas", Given.Vendor, "Jointly accountable", ""),
                ("saas", Party.ReaderSlug, "Jointly accountable", ""),
                ("paas", "", "Not applicable", "No keys exist here."),
                ("iaas", Given.Provider, "Not yet assessed", ""),
                ("iaas", Given.Vendor, "Not yet assessed", ""),
                ("iaas", Party.ReaderSlug, "Not yet assessed", ""),
            ],
            workbook.Rows("Details").Where(row => row[0] == "keys").Select(row => (row[1], row[2], row[7], row[8]))
        );
    }

    [Fact]
    public async Task Write_AnExtract_ShowsTheRowsOfTheFilterAndSaysSo()
    {
        using var workbook = new OpenWorkbook(
            await WrittenAsync(ExportSamples.Published(Small), new MatrixFilter { Models = ["iaas"], Domain = "data" })
        );

        Assert.Empty(workbook.Errors());
        Assert.Equal(["backup"], workbook.Rows("Matrix").Skip(2).Select(row => row[0]));
        Assert.Equal(["iaas"], workbook.Rows("Details").Skip(1).Select(row => row[1]).Distinct());
        Assert.Single(workbook.Rows("Controls"));
        var about = string.Join('\n', workbook.Texts("About").Values);
        Assert.Contains("Extract, not complete. Shown: 1 of 3 responsibilities, 1 of 3 hosting models.", about, StringComparison.Ordinal);
        var footer = workbook.Part("Details").Worksheet!.Descendants<OddFooter>().Single().Text;
        Assert.Contains("Extract, not complete", footer, StringComparison.Ordinal);
        Assert.Equal("filtered", workbook.Rows("Not carried")[1][0]);
    }

    [Fact]
    public async Task Matrix_InOrderOfControls_ListsARowUnderEach()
    {
        using var workbook = new OpenWorkbook(await WrittenAsync(ExportSamples.Published(Small), new MatrixFilter { By = "demo" }));

        Assert.Equal(
            [("D-2", "sign-in"), ("D-10", "sign-in"), ("", "keys"), ("", "backup")],
            workbook.Rows("Matrix").Skip(2).Select(row => (row[1], row[0]))
        );
        Assert.Equal(["D-2", "D-10"], workbook.Rows("Controls").Skip(1).Select(row => row[1]));
    }

    [Fact]
    public async Task Changes_SinceAnEarlierVersion_AreListedWhateverTheFilterHides()
    {
        var before = ExportSamples.Published(Small);
        var after = ExportSamples.Published(Small.Moving("keys", "saas", Party.ReaderSlug), 2);
        using var workbook = new OpenWorkbook(await WrittenAsync(after, new MatrixFilter { Domain = "data" }, before));

        var rows = workbook.Rows("Changes");
        Assert.Equal("All changes from version 1 to version 2, including those of rows that this extract doesn't show.", rows[0][0]);
        var moved = Assert.Single(rows.Skip(2));
        Assert.Equal(
            ["Accountability moves", "Keep keys", "SaaS", "accountable party", "Vendor", "Customer"],
            moved
        );
    }

    /// <summary>A cell holds 32,767 characters. Controls are in a sheet of their own, and other long texts go on in the next row.</summary>
    [Fact]
    public async Task Write_TextsTooLongForACell_AreCompleteOrReported()
    {
        var rows = ExportSamples.Grown(1_200);
        var frameworks = Enumerable.Range(1, 20).Select(number => new Framework($"f-{number}", $"F {number}", "1")).ToValueList();
        var first = rows.Responsibilities.First().Slug;
        var matrix = rows.Changing(row =>
            row with
            {
                Sources = ["long"],
                Controls = row.Slug == first
                    ? frameworks.Select(framework => new ControlMapping(framework.Slug, Identifiers(framework.Slug))).ToValueList()
                    : [],
            }
        ) with
        {
            Frameworks = frameworks,
            Sources = [new Source("long", "Guide", "https://vendor.example/guide", "documentation")],
        };
        var before = matrix.Changing(row => row with { Controls = [] });
        using var workbook = new OpenWorkbook(
            await WrittenAsync(ExportSamples.Published(matrix, 2), before: ExportSamples.Published(before))
        );
        using var extract = new OpenWorkbook(await WrittenAsync(ExportSamples.Published(matrix), new MatrixFilter { Domain = "none" }));

        Assert.Equal([("text-cut", "1", first)], workbook.Rows("Not carried").Where(row => row[0] == "text-cut").Select(Found));
        Assert.Equal(20 * 100, workbook.Rows("Controls").Count - 1);
        var titles = workbook.Rows("Sources").Skip(1).Select(row => row[5]).ToList();
        Assert.InRange(titles.Count, 2, 9);
        Assert.Equal(string.Join('\n', matrix.Responsibilities.Select(row => row.Title)), string.Concat(titles));
        var added = string.Concat(workbook.Rows("Changes").Skip(2).Where(row => row[1].Length > 0).Select(row => row[^1]));
        Assert.All(Identifiers("f-20"), identifier => Assert.Contains(identifier, added, StringComparison.Ordinal));
        Assert.Equal(
            string.Join("; ", matrix.Responsibilities.Select(row => row.Slug).Order(StringComparer.Ordinal)),
            string.Concat(extract.Rows("Not carried").Where(row => row[0] == "filtered").Select(row => row[3]))
        );

        static (string, string, string) Found(string[] row) => (row[0], row[2], row[3]);

        static ValueList<string> Identifiers(string framework) =>
            Enumerable.Range(100, 100).Select(number => $"{framework}-a-rather-long-identifier-{number}").ToValueList();
    }

    [Fact]
    public async Task Changes_OfAFirstVersion_SayThatThereAreNone()
    {
        using var workbook = new OpenWorkbook(await WrittenAsync(ExportSamples.Published(Small)));
        Assert.Equal("This is the first version, so there are no changes.", workbook.Rows("Changes")[0][0]);
    }

    [Fact]
    public async Task About_NamesVersionHashesAndAddresses()
    {
        using var workbook = new OpenWorkbook(await WrittenAsync(BuiltIn));
        var facts = workbook.Rows("About").Where(row => row.Length > 1).ToLookup(row => row[0], row => row[1]);

        Assert.Equal([BuiltIn.Version.VersionHash], facts["Version hash"]);
        Assert.StartsWith(BuiltIn.Version.ContentHash, facts["Content hash"].Single(), StringComparison.Ordinal);
        Assert.Equal(["https://portal.example/export.xlsx"], facts["Address of this file"]);
        Assert.Equal(["None: this is the whole matrix."], facts["Filter"]);
        Assert.Equal(BuiltIn.Matrix.Title, workbook.Document.PackageProperties.Title);
    }

    [Fact]
    public async Task Write_TheSameRequest_GivesTheSameBytes() =>
        Assert.Equal(await WrittenAsync(BuiltIn), await WrittenAsync(ExportSamples.Published(ExportSamples.BuiltIn, 2)));

    /// <summary>Exports a version.</summary>
    internal static async Task<byte[]> WrittenAsync(PublishedMatrix published, MatrixFilter? filter = null, PublishedMatrix? before = null)
    {
        var output = new AsynchronousStream();
        await MatrixWorkbook.WriteAsync(
            new WorkbookRequest
            {
                Published = published,
                Filter = filter ?? MatrixFilter.None,
                Before = before,
                Address = "https://portal.example/export.xlsx",
                VersionAddress = "https://portal.example/v",
                AddressOf = row => $"https://portal.example/v/{row.Slug}",
                Provenance = "imported; approval: none",
                Losses = MatrixWorkbook.LossesOf(published, filter ?? MatrixFilter.None),
                Release = "Portal 1",
            },
            output,
            TestContext.Current.CancellationToken
        );
        return output.ToArray();
    }
}
