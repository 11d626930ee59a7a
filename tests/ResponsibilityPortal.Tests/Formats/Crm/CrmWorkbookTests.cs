using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.CloudTerms;
using ResponsibilityPortal.Formats.Crm;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Tests.Formats.CloudTerms;
using ResponsibilityPortal.Tests.Formats.Xlsx;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Crm;

public sealed class CrmWorkbookTests
{
    private const int HeaderRow = 3;
    private const int FirstMark = 6;

    [Fact]
    public async Task Write_BuiltIn_IsValidWithTwoSheetsForEachHostingModel()
    {
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCrmAsync(WrittenWorkbook.CrmOf(ExportSamples.BuiltIn)));

        Assert.Empty(workbook.Errors());
        Assert.Equal(
            [
                .. ExportSamples.BuiltIn.HostingModels.SelectMany(model => new[] { $"{model.Name} CRM", $"{model.Name} CIS" }),
                "Not carried",
                "About",
            ],
            workbook.Sheets
        );
    }

    [Fact]
    public async Task Write_BuiltIn_SaysForEachControlWhatCanBeInherited()
    {
        var crosswalk = WrittenWorkbook.CrmOf(ExportSamples.BuiltIn);
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCrmAsync(crosswalk));
        foreach (var model in ExportSamples.BuiltIn.HostingModels)
        {
            var rows = workbook.Rows($"{model.Name} CRM");
            Assert.Equal(
                ["Control ID", "Can Be Inherited from CSP", "Specific Inheritance and Customer Agency/CSP Responsibilities"],
                rows[HeaderRow - 1]
            );
            Assert.Equal(71, rows.Count - HeaderRow);
            Assert.All(rows.Skip(HeaderRow), row => Assert.Contains(row[1], new[] { "Yes", "Partial", "No" }));
            Assert.All(rows.Skip(HeaderRow), row => Assert.Equal(row[1] == "Yes", row[2].Length == 0));
            Assert.Equal(
                crosswalk.In(model).Select(entry => (entry.Identifier, entry.Terms.CanBeInherited)),
                rows.Skip(HeaderRow).Select(row => (row[0], (string?)row[1]))
            );
        }
    }

    [Fact]
    public async Task Write_BuiltIn_MarksOriginationAndLeavesTheStatusBlank()
    {
        var crosswalk = WrittenWorkbook.CrmOf(ExportSamples.BuiltIn);
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCrmAsync(crosswalk));
        var texts = workbook.Texts("PaaS CIS");

        Assert.Equal(("Control ID", "Implementation Status", "Control Origination"), (texts["A2"], texts["B2"], texts["G2"]));
        Assert.Equal(
            ["Implemented", "Partially Implemented", "Planned", "Alternative Implementation", "N/A"],
            new[] { "B3", "C3", "D3", "E3", "F3" }.Select(cell => texts[cell])
        );
        Assert.Equal(Origination.All.Select(column => column.Label), "GHIJKLM".Select(column => texts[$"{column}3"]));
        var entries = crosswalk.In(ExportSamples.BuiltIn.HostingModels.First(model => model.Slug == "paas")).ToList();
        foreach (var (index, entry) in entries.Index())
        {
            var row = index + HeaderRow + 1;
            Assert.Equal(entry.Identifier, texts[$"A{row}"]);
            Assert.DoesNotContain("BCDEF", column => texts.ContainsKey($"{column}{row}"));
            Assert.Equal(
                entry.Terms.Origination.Select(column => column.Label),
                "GHIJKLM".Where(column => texts.GetValueOrDefault($"{column}{row}") == "X").Select(column => texts[$"{column}3"])
            );
        }
    }

    [Fact]
    public async Task Write_CustomerThatConfigures_IsMarkedAndNotGuessed()
    {
        var matrix = Given.Matrix().Changing(row =>
            row with
            {
                Controls = [new ControlMapping("nist", [$"AC-{row.Slug.Length}"])],
                Assignments = row
                    .Assignments.Select(cell => cell with { CustomerPart = row.Slug == "keys" ? CustomerPart.Configures : null })
                    .ToValueList(),
            }
        ) with
        {
            Frameworks = [new Framework("nist", "NIST SP 800-53", "Rev. 5")],
        };
        var crosswalk = WrittenWorkbook.CrmOf(matrix, new MatrixFilter { Models = ["iaas"] });
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCrmAsync(crosswalk));
        var rows = workbook.Rows("IaaS CIS").Skip(HeaderRow).ToDictionary(row => row[0], row => row[FirstMark..]);
        var losses = CrmWorkbook.LossesOf(crosswalk);

        Assert.Equal(["", "", "", "X", "", "", ""], rows["AC-4"]);
        Assert.Equal(["", "", "", "", "X", "", ""], rows["AC-7"]);
        Assert.Equal(["sign-in/iaas"], losses.Find(LossKind.OriginationGuessed)!.Addresses);
        Assert.Null(losses.Find(LossKind.CustomerPartNotCarried));
    }

    /// <summary>The text of a control is blank where everything can be inherited. Else it has the customer alone, or all parties.</summary>
    [Fact]
    public void LossesOf_NotesThatNoTextHas_NameTheirCells()
    {
        var matrix = Given.Matrix().Changing(row =>
            row with
            {
                Controls = [new ControlMapping("nist", [$"AC-{row.Slug.Length}"])],
                Assignments = row
                    .Assignments.Select(cell => cell with { Notes = [new PartyNote(Given.Vendor, "Helps if asked.")] })
                    .ToValueList(),
            }
        ) with
        {
            Frameworks = [new Framework("nist", "NIST SP 800-53", "Rev. 5")],
        };

        Assert.Equal(
            ["backup/paas", "backup/saas", "keys/iaas", "keys/saas", "sign-in/iaas"],
            CrmWorkbook.LossesOf(WrittenWorkbook.CrmOf(matrix)).Find(LossKind.NoteNotCarried)!.Addresses
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_RepeatsTheLossReport(bool isFiltered)
    {
        var crosswalk = WrittenWorkbook.CrmOf(ExportSamples.BuiltIn, isFiltered ? new MatrixFilter { Deployment = "aeon" } : null);
        var losses = CrmWorkbook.LossesOf(crosswalk);
        using var workbook = new OpenWorkbook(await WrittenWorkbook.WriteCrmAsync(crosswalk));

        Assert.Equal(WrittenWorkbook.LossesOf(losses), WrittenWorkbook.LossesIn(workbook));
        Assert.Equal(isFiltered, losses.Find(LossKind.Filtered) is not null);
        Assert.Equal(!isFiltered, losses.Find(LossKind.Viewpoint) is not null);
        Assert.Equal(30, losses.Find(LossKind.RowsMerged)!.Count);
        Assert.Equal(71, losses.Find(LossKind.StatusUnknown)!.Count);
        Assert.NotNull(losses.Find(LossKind.MappingNotCarried));
        Assert.Contains("deployments", losses.Find(LossKind.StructureNotCarried)!.Addresses);
    }

    [Fact]
    public async Task Write_Twice_GivesTheSameBytes() =>
        Assert.Equal(
            await WrittenWorkbook.WriteCrmAsync(WrittenWorkbook.CrmOf(ExportSamples.BuiltIn)),
            await WrittenWorkbook.WriteCrmAsync(WrittenWorkbook.CrmOf(ExportSamples.BuiltIn))
        );

    [Theory]
    [InlineData("Demo framework", "Rev. 5", "needs a framework")]
    [InlineData("NIST SP 800-53", "Rev. 4", "has Rev. 4")]
    public void Prepare_OtherFrameworkOrRevision_IsRefusedWithTheReason(string name, string version, string reason) =>
        Assert.Contains(
            reason,
            Assert
                .IsType<CrosswalkOutcome.Unavailable>(
                    CrmWorkbook.Prepare(
                        ExportSamples.Published(Given.Matrix() with { Frameworks = [new Framework("demo", name, version)] }),
                        MatrixFilter.None
                    )
                )
                .Reason,
            StringComparison.Ordinal
        );
}
