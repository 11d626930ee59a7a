using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Caiq;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Xlsx;
using ResponsibilityPortal.Tests.Formats.CloudTerms;
using ResponsibilityPortal.Tests.Formats.Xlsx;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Caiq;

public sealed class CaiqWorkbookTests
{
    private const int FirstRow = 4;

    private static readonly Framework Ccm = new("ccm", "Cloud Controls Matrix", "4.0");

    private static readonly string Shared = SharedTerms.Of(CloudRoles.Vendor | CloudRoles.Customer).Ownership!;

    [Fact]
    public async Task Write_BuiltIn_IsValidWithASheetForEachHostingModel()
    {
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(WrittenWorkbook.CaiqOf(ExportSamples.BuiltIn)));

        Assert.Empty(workbook.Errors());
        Assert.Equal([.. ExportSamples.BuiltIn.HostingModels.Select(model => model.Name), "Not carried", "About"], workbook.Sheets);
    }

    [Fact]
    public async Task Write_BuiltIn_HasEveryControlWithATermAndABlankAnswer()
    {
        var crosswalk = WrittenWorkbook.CaiqOf(ExportSamples.BuiltIn);
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(crosswalk));
        foreach (var model in ExportSamples.BuiltIn.HostingModels)
        {
            var rows = workbook.Rows(model.Name);
            Assert.Equal(
                ["CCM Control ID", "CSP CAIQ Answer", "SSRM Control Ownership"],
                rows[FirstRow - 1].Take(3)
            );
            Assert.Equal(CloudControls.All, rows.Skip(FirstRow).Select(row => row[0]));
            Assert.All(rows.Skip(FirstRow), row => Assert.Equal("", row[1]));
            Assert.All(rows.Skip(FirstRow), row => Assert.Contains(row[2], SharedTerms.All.Select(terms => terms.Ownership ?? "")));
            foreach (var entry in crosswalk.In(model))
            {
                var row = rows.Single(known => known[0] == entry.Identifier);
                Assert.Equal(entry.Terms.Ownership, row[2]);
                Assert.Equal(entry.Terms.Roles.HasFlag(CloudRoles.Customer), row[4].Length > 0);
                Assert.Equal(entry.Terms.Roles != CloudRoles.Customer, row[3].Length > 0);
            }
        }
    }

    [Fact]
    public void Controls_AreThoseOfVersion40()
    {
        Assert.Equal(197, CloudControls.All.Count);
        Assert.Equal(("A&A-01", "UEM-14"), (CloudControls.All[0], CloudControls.All[^1]));
        Assert.Subset(
            CloudControls.All.ToHashSet(),
            ExportSamples
                .BuiltIn.Responsibilities.SelectMany(row => row.Controls)
                .Where(mapping => mapping.Framework == "csa-ccm-v4")
                .SelectMany(mapping => mapping.Identifiers)
                .ToHashSet()
        );
    }

    /// <summary>The texts say what each party does, and which of them is accountable.</summary>
    [Fact]
    public async Task Write_SharedControl_HasTheTextsOfBothSides()
    {
        var matrix = Sample(
            (
                "keys",
                "saas",
                new Assignment("saas")
                {
                    Accountable = Given.Vendor,
                    Contributing = [Given.Provider, Party.ReaderSlug],
                    Notes = [new PartyNote(Given.Vendor, "=SUM(A1) keeps keys"), new PartyNote(Party.ReaderSlug, "Rotates keys")],
                }
            )
        );
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(WrittenWorkbook.CaiqOf(matrix)));
        var row = workbook.Rows("SaaS").Single(known => known[0] == "CEK-03");

        Assert.Equal(Shared, row[2]);
        Assert.Equal("Keep keys\nProvider contributes\nVendor is accountable: =SUM(A1) keeps keys", row[3]);
        Assert.Equal("Keep keys\nCustomer contributes: Rotates keys", row[4]);
        Assert.Equal("Keep keys", row[5]);
        Assert.Empty(workbook.Part("SaaS").Worksheet!.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellFormula>());
    }

    [Fact]
    public async Task Write_JointAndNotApplicableCells_AreSharedAndBlank()
    {
        var matrix = Sample(
            ("keys", "saas", new Assignment("saas") { JointlyAccountable = [Given.Vendor, Party.ReaderSlug] }),
            ("keys", "paas", new Assignment("paas") { NotApplicable = "No keys." })
        ) with
        {
            AllowsJointAccountability = true,
        };
        var crosswalk = WrittenWorkbook.CaiqOf(matrix);
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(crosswalk));
        var (joint, none) = (Row("SaaS"), Row("PaaS"));
        var losses = CaiqWorkbook.LossesOf(crosswalk);

        Assert.Equal(Shared, joint[2]);
        Assert.Contains("jointly accountable", joint[4], StringComparison.Ordinal);
        Assert.Equal(("", "", ""), (none[1], none[2], none[4]));
        Assert.Equal("Keep keys\nNot applicable: No keys", none[3]);
        Assert.Equal(["keys/saas"], losses.Find(LossKind.JointNotCarried)!.Addresses);
        Assert.Equal(["keys/paas"], losses.Find(LossKind.NotApplicableNotCarried)!.Addresses);

        string[] Row(string sheet) => workbook.Rows(sheet).Single(known => known[0] == "CEK-03");
    }

    [Fact]
    public async Task Write_RowsWithOneControl_AreMerged()
    {
        var matrix = Sample(("sign-in", "iaas", new Assignment("iaas") { Accountable = Given.Vendor }));
        matrix = matrix.Changing(row => row with { Controls = [new ControlMapping(Ccm.Slug, ["CEK-03"])] });
        var crosswalk = WrittenWorkbook.CaiqOf(matrix, new MatrixFilter { Models = ["iaas"] });
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(crosswalk));
        var row = workbook.Rows("IaaS").Single(known => known[0] == "CEK-03");

        Assert.Equal(Shared, row[2]);
        Assert.Equal("Set up sign-in\nKeep keys\nMake backups", row[5]);
        Assert.Equal(["CEK-03"], CaiqWorkbook.LossesOf(crosswalk).Find(LossKind.RowsMerged)!.Addresses);
    }

    [Fact]
    public async Task Write_SelfManagedModel_IsHeadedByTheViewpoint()
    {
        var crosswalk = WrittenWorkbook.CaiqOf(ExportSamples.BuiltIn);
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(crosswalk));

        Assert.Equal(
            [false, false, true, true],
            ExportSamples.BuiltIn.HostingModels.Select(model =>
                workbook.Rows(model.Name)[2][0].StartsWith("In this hosting model the customer runs", StringComparison.Ordinal)
            )
        );
        Assert.Equal(["iaas", "on-premises"], CaiqWorkbook.LossesOf(crosswalk).Find(LossKind.Viewpoint)!.Addresses);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_RepeatsTheLossReport(bool isFiltered)
    {
        var crosswalk = WrittenWorkbook.CaiqOf(
            ExportSamples.BuiltIn,
            isFiltered ? new MatrixFilter { Deployment = "aeon", Party = Party.ReaderSlug } : null
        );
        var losses = CaiqWorkbook.LossesOf(crosswalk);
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(crosswalk));

        Assert.Equal(WrittenWorkbook.LossesOf(losses), WrittenWorkbook.LossesIn(workbook));
        Assert.Equal(isFiltered, losses.Find(LossKind.Filtered) is not null);
        Assert.Equal(197 - 85, losses.Find(LossKind.TargetUnmapped)!.Count);
        Assert.Null(losses.Find(LossKind.NoteNotCarried));
        Assert.Null(losses.Find(LossKind.TextCut));
        if (!isFiltered)
        {
            Assert.Equal(28, losses.Find(LossKind.RowsMerged)!.Count);
            Assert.Equal(85, losses.Find(LossKind.StatusUnknown)!.Count);
        }
    }

    /// <summary>A matrix has several frameworks, and deployments. A workbook by the controls of one has neither.</summary>
    [Fact]
    public void LossesOf_BuiltIn_NameOtherFrameworksAndDeployments()
    {
        var losses = CaiqWorkbook.LossesOf(WrittenWorkbook.CaiqOf(ExportSamples.BuiltIn));

        Assert.Equal(
            ExportSamples
                .BuiltIn.Responsibilities.Where(row => row.Controls.Any(mapping => mapping.Framework != "csa-ccm-v4"))
                .Select(row => row.Slug)
                .Order(StringComparer.Ordinal),
            losses.Find(LossKind.MappingNotCarried)!.Addresses
        );
        Assert.Superset(
            (HashSet<string>)["deployments", "domains", "frameworks"],
            losses.Find(LossKind.StructureNotCarried)!.Addresses.ToHashSet()
        );
        Assert.DoesNotContain("disclaimer", losses.Find(LossKind.StructureNotCarried)!.Addresses);
    }

    [Fact]
    public async Task Write_Extract_LeavesOutControlsThatOnlyHiddenRowsMapTo()
    {
        var filter = new MatrixFilter { Domain = ExportSamples.BuiltIn.Domains[0].Slug };
        var crosswalk = WrittenWorkbook.CaiqOf(ExportSamples.BuiltIn, filter);
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(crosswalk));
        var whole = WrittenWorkbook.CaiqOf(ExportSamples.BuiltIn);

        Assert.Equal(
            CloudControls.All.Except(IdentifiersIn(whole).Except(IdentifiersIn(crosswalk))),
            workbook.Rows("SaaS").Skip(FirstRow).Select(row => row[0])
        );

        static IEnumerable<string> IdentifiersIn(ControlCrosswalk crosswalk) => crosswalk.Controls.Select(control => control.Identifier);
    }

    /// <summary>Titles of rows can be too long for a cell even if what the parties do isn't.</summary>
    [Fact]
    public void LossesOf_TitlesTooLongForACell_AreReported()
    {
        var crosswalk = WrittenWorkbook.CaiqOf(
            ExportSamples
                .Grown(1_200)
                .Changing(row =>
                    row with
                    {
                        Controls = [new ControlMapping("csa-ccm-v4", ["CEK-03"])],
                        Assignments = row.Assignments.Select(cell => new Assignment(cell.HostingModel)).ToValueList(),
                    }
                )
        );

        Assert.Contains("CEK-03/saas", CaiqWorkbook.LossesOf(crosswalk).Find(LossKind.TextCut)!.Addresses);
    }

    /// <summary>Rows that don't fit in a cell of Excel are left out as a whole, and reported.</summary>
    [Fact]
    public async Task Write_TextTooLongForACell_IsCutAtARowAndReported()
    {
        var crosswalk = WrittenWorkbook.CaiqOf(
            ExportSamples.Grown(1_200).Changing(row => row with { Controls = [new ControlMapping("csa-ccm-v4", ["CEK-03"])] })
        );
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCaiqAsync(crosswalk));
        var text = workbook.Rows("SaaS").Single(row => row[0] == "CEK-03")[4];

        Assert.InRange(text.Length, WorkbookText.MaxLength / 2, WorkbookText.MaxLength);
        Assert.EndsWith("\n\n…", text, StringComparison.Ordinal);
        Assert.Contains("CEK-03/saas", CaiqWorkbook.LossesOf(crosswalk).Find(LossKind.TextCut)!.Addresses);
    }

    [Fact]
    public async Task Write_Twice_GivesTheSameBytes() =>
        Assert.Equal(
            await WrittenWorkbook.WriteCaiqAsync(WrittenWorkbook.CaiqOf(ExportSamples.BuiltIn)),
            await WrittenWorkbook.WriteCaiqAsync(WrittenWorkbook.CaiqOf(ExportSamples.BuiltIn))
        );

    [Theory]
    [InlineData("Demo framework", "4.0", "needs a framework")]
    [InlineData("CSA Cloud Controls Matrix", "4.1", "version 4.1")]
    [InlineData("CSA Cloud Controls Matrix", "3.0.1", "version 3.0.1")]
    public void Prepare_OtherFrameworkOrVersion_IsRefusedWithTheReason(string name, string version, string reason) =>
        Assert.Contains(
            reason,
            Assert
                .IsType<CrosswalkOutcome.Unavailable>(
                    CaiqWorkbook.Prepare(
                        ExportSamples.Published(Given.Matrix() with { Frameworks = [new Framework("demo", name, version)] }),
                        MatrixFilter.None
                    )
                )
                .Reason,
            StringComparison.Ordinal
        );

    /// <summary>Returns the small matrix with a control for the row "keys", and some cells replaced.</summary>
    private static Matrix Sample(params (string Row, string Model, Assignment Cell)[] cells) =>
        Given.Matrix().Changing(row =>
            row with
            {
                Controls = row.Slug == "keys" ? [new ControlMapping(Ccm.Slug, ["CEK-03"])] : [],
                Assignments = row
                    .Assignments.Select(cell =>
                        cells.FirstOrDefault(other => other.Row == row.Slug && other.Model == cell.HostingModel).Cell ?? cell
                    )
                    .ToValueList(),
            }
        ) with
        {
            Frameworks = [Ccm],
        };
}
