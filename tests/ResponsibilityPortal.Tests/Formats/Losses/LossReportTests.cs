using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Losses;

public sealed partial class LossReportTests
{
    private static readonly MatrixIndex BuiltIn = new(ExportSamples.BuiltIn);

    [Fact]
    public void All_HasEveryKindOnceWithACodeAndASentence()
    {
        var declared = typeof(LossKind).GetProperties().Where(property => property.PropertyType == typeof(LossKind)).ToList();
        Assert.Equal(declared.Count, LossKind.All.Count);
        Assert.Equal(declared.Select(property => property.GetValue(null)).ToHashSet(), LossKind.All.ToHashSet<object?>());
        Assert.Equal(LossKind.All.Count, LossKind.All.Select(kind => kind.Code).Distinct().Count());
        Assert.All(LossKind.All, kind => Assert.Matches(Code(), kind.Code));
        Assert.All(LossKind.All, kind => Assert.EndsWith(".", kind.Sentence, StringComparison.Ordinal));
    }

    [Fact]
    public void EveryKind_IsDescribedInTheReference() =>
        Assert.Equal(
            LossKind.All.Select(kind => ($"`{kind.Code}`", kind.Sentence)),
            Repository
                .Document("reference/export-losses.md")
                .Split('\n')
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
                .Select(line => line.Trim('|', ' ').Split('|').Select(cell => cell.Trim()).ToArray())
                .Select(cells => (cells[0], cells[1]))
        );

    [Fact]
    public void Of_SortsCombinesAndLeavesOutKindsWithoutAddress()
    {
        var report = LossReport.Of(
            (LossKind.TextCut, ["b"]),
            (LossKind.NoteNotCarried, ["row/saas", "row/paas"]),
            (LossKind.BasisNotCarried, []),
            (LossKind.NoteNotCarried, ["a/saas", "row/paas"])
        );

        Assert.Equal(
            new LossReport([new Loss(LossKind.NoteNotCarried, ["a/saas", "row/paas", "row/saas"]), new Loss(LossKind.TextCut, ["b"])]),
            report
        );
        Assert.Equal((3, false, true), (report.Losses[0].Count, report.IsEmpty, LossReport.None.IsEmpty));
        Assert.Null(report.Find(LossKind.BasisNotCarried));
    }

    [Fact]
    public void ContentLosses_WithoutFilter_NameEveryCellWithTheContent()
    {
        var cells = ExportSamples.BuiltIn.Responsibilities.SelectMany(row => row.Assignments).ToList();
        var report = ContentLosses.Of(
            new MatrixView(BuiltIn, MatrixFilter.None),
            LossKind.BasisNotCarried,
            LossKind.NoteNotCarried,
            LossKind.AccountableNotCarried
        );

        Assert.Equal(
            [
                (LossKind.AccountableNotCarried, cells.Count(cell => cell.Contributing.Count > 0)),
                (LossKind.NoteNotCarried, cells.Count(cell => cell.Notes.Count > 0)),
                (LossKind.BasisNotCarried, cells.Count(cell => cell.Basis is not null)),
            ],
            report.Losses.Select(loss => (loss.Kind, loss.Count))
        );
    }

    [Fact]
    public void ContentLosses_WithFilter_NameHiddenRowsAndCells()
    {
        var view = new MatrixView(BuiltIn, new MatrixFilter { Models = ["paas"], Domain = ExportSamples.BuiltIn.Domains[0].Slug });
        var left = ContentLosses.Of(view).Find(LossKind.Filtered)!.Addresses;
        var shown = ExportSamples.BuiltIn.Domains[0].Responsibilities;

        Assert.Equal(
            ExportSamples.BuiltIn.Responsibilities.Count() - shown.Count + (3 * shown.Count),
            left.Count
        );
        Assert.Contains($"{shown[0].Slug}/saas", left);
        Assert.DoesNotContain($"{shown[0].Slug}/paas", left);
        Assert.Contains(ExportSamples.BuiltIn.Domains[1].Responsibilities[0].Slug, left);
    }

    /// <summary>What a matrix lacks can't be lost.</summary>
    [Fact]
    public void ContentLosses_OfAPlainMatrix_AreTheSummaryAlone()
    {
        var plain = Given.Matrix() with { Contact = null };
        var view = new MatrixView(
            new MatrixIndex(plain.Changing(row => row with { Keywords = [] })),
            MatrixFilter.None
        );

        Assert.Equal(
            LossReport.Of((LossKind.StructureNotCarried, ["summary"])),
            ContentLosses.Of(
                view,
                LossKind.NoteNotCarried,
                LossKind.BasisNotCarried,
                LossKind.CustomerPartNotCarried,
                LossKind.SharingNotCarried,
                LossKind.SourceNotCarried,
                LossKind.RowTextNotCarried,
                LossKind.StructureNotCarried
            )
        );
    }

    /// <summary>Lines name rows, columns, parties, deployments, frameworks and domains. All else about a matrix is lost.</summary>
    [Fact]
    public void OfLines_WithAnyProperty_NameItUnlessLinesHaveIt() =>
        Assert.Equal(
            [
                "/deployments/*/hostingModels/*",
                "/deployments/*/name",
                "/deployments/*/slug",
                "/domains/*/name",
                "/domains/*/slug",
                "/format",
                "/frameworks/*/name",
                "/frameworks/*/slug",
                "/frameworks/*/version",
                "/hostingModels/*/name",
                "/hostingModels/*/parties/*",
                "/hostingModels/*/slug",
                "/parties/*/letter",
                "/parties/*/name",
                "/parties/*/slug",
                "/slug",
            ],
            EveryField
                .All.Where(field => !field.StartsWith("/domains/*/responsibilities/", StringComparison.Ordinal))
                .Where(field =>
                    !ContentLosses
                        .OfLines(new MatrixView(new MatrixIndex(EveryField.OnlyWith(field)), MatrixFilter.None))
                        .Find(LossKind.StructureNotCarried)!
                        .Addresses.Contains(field.Split('/')[1])
                )
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void OfLines_OfTheSmallestMatrix_AreItsHeadAndSummary() =>
        Assert.Equal(
            LossReport.Of((LossKind.StructureNotCarried, ["issuer", "standing", "summary", "title"])),
            ContentLosses.OfLines(new MatrixView(new MatrixIndex(EveryField.OnlyWith("/slug")), MatrixFilter.None))
        );

    [Fact]
    public void ContentLosses_OfWhatOnlySomeMatricesSay_NameCells()
    {
        var matrix = Given.Matrix().Changing(row =>
            row with
            {
                Sources = row.Slug == "keys" ? ["guide"] : [],
                Assignments = row.Slug == "keys"
                    ?
                    [
                        new Assignment("saas") { JointlyAccountable = [Given.Vendor, Party.ReaderSlug] },
                        new Assignment("paas") { NotApplicable = "No keys" },
                        new Assignment("iaas") { Accountable = Given.Vendor, Sources = ["guide"] },
                    ]
                    : [],
            }
        ) with
        {
            AllowsJointAccountability = true,
            Sources = [new Source("guide", "Guide", "https://vendor.example/guide", "documentation")],
        };
        var view = new MatrixView(new MatrixIndex(matrix), MatrixFilter.None);

        Assert.Equal(["keys/saas"], ContentLosses.In(view, LossKind.JointNotCarried));
        Assert.Equal(["keys/paas"], ContentLosses.In(view, LossKind.NotApplicableNotCarried));
        Assert.Equal(["keys", "keys/iaas"], ContentLosses.In(view, LossKind.SourceNotCarried));
    }

    /// <summary>Kinds that depend on the terms of the target, or on limits of its fields.</summary>
    [Fact]
    public void ContentLosses_OfAKindThatOnlyAFormatKnows_AreRefused() =>
        Assert.Equal(
            [
                LossKind.Viewpoint,
                LossKind.ThirdPartyNotCarried,
                LossKind.MappingNotCarried,
                LossKind.RowUnmapped,
                LossKind.TargetUnmapped,
                LossKind.RowsMerged,
                LossKind.TargetFiner,
                LossKind.OriginationGuessed,
                LossKind.StatusUnknown,
                LossKind.TextCut,
            ],
            LossKind.All.Where(kind =>
                Record.Exception(() => ContentLosses.Of(new MatrixView(BuiltIn, MatrixFilter.None), kind)) is ArgumentException
            )
        );

    [GeneratedRegex("^[a-z]+(-[a-z]+)+$|^(filtered|viewpoint)$")]
    private static partial Regex Code();
}
