using ResponsibilityPortal.Domain.Drafts.Checks;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Checks;

public sealed class DraftCheckTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);

    [Fact]
    public void Of_UnassignedCell_PreventsPublishingAndLowersCoverage()
    {
        var check = Of(Given.Matrix().Moving("keys", "iaas", null));
        Assert.Equal(new Finding(CheckKind.NotAssessed, "keys", "iaas", "no party is accountable yet"), check.Findings[0]);
        Assert.Equal(88, check.Coverage);
        Assert.Equal([CheckKind.NotAssessed], Enum.GetValues<CheckKind>().Where(DraftCheck.BlocksPublishing));
        Assert.Equal(100, Of(Given.Matrix()).Coverage);
    }

    [Fact]
    public void Coverage_IsFullOnlyWithEveryCellAssigned()
    {
        var rows = Enumerable
            .Range(0, 300)
            .Select(index => new Responsibility
            {
                Slug = $"row-{index}",
                Title = "Row",
                Assignments = index == 0 ? [] : [new Assignment("saas") { Accountable = Given.Vendor }],
            })
            .ToValueList();
        var matrix = Given.Matrix() with
        {
            HostingModels = [Given.Matrix().HostingModels[0]],
            Domains = [new ControlDomain("one", "One", rows)],
        };
        Assert.Equal(99, Of(matrix).Coverage);
    }

    [Fact]
    public void Of_Synonyms_ReportsTermsInSeveralGroupsAndLoneTerms() =>
        Assert.Equal(
            [
                (CheckKind.SynonymInSeveralGroups, "“SSO” is in the groups “SSO, single sign-on” and “sso, SAML”"),
                (CheckKind.SynonymAlone, "“pentest” has no synonym"),
            ],
            Of(
                Given.Matrix() with
                {
                    Synonyms =
                    [
                        new SynonymGroup(["SSO", "single sign-on"]),
                        new SynonymGroup(["pentest"]),
                        new SynonymGroup(["sso", "SAML"]),
                        new SynonymGroup(["zebra", "quagga"]),
                    ],
                }
            )
                .Findings.Where(finding => finding.Kind is CheckKind.SynonymInSeveralGroups or CheckKind.SynonymAlone)
                .Select(finding => (finding.Kind, finding.Sentence))
        );

    [Fact]
    public void Of_SharedCellWithoutANote_ReportsIt() =>
        Assert.Equal(
            ["sign-in saas", "sign-in paas", "keys paas", "backup iaas"],
            Of(Given.Matrix())
                .Findings.Where(finding => finding.Kind == CheckKind.SharedWithoutNote)
                .Select(finding => $"{finding.Responsibility} {finding.HostingModel}")
        );

    [Fact]
    public void Of_NoteOfAPartyWithoutAPart_ReportsIt()
    {
        var noted = Given
            .Matrix()
            .Changing(row =>
                row.Slug != "keys"
                    ? row
                    : row with
                    {
                        Assignments =
                        [
                            new Assignment("saas")
                            {
                                Accountable = Given.Vendor,
                                Notes = [new PartyNote(Given.Vendor, "Keeps them."), new PartyNote(Party.ReaderSlug, "Kept them.")],
                            },
                            .. row.Assignments.Skip(1),
                        ],
                    }
            );
        var finding = Assert.Single(Of(noted).Findings, finding => finding.Kind == CheckKind.NoteWithoutPart);
        Assert.Equal(
            ("keys", "saas", "there is a note for Customer, which is neither accountable nor contributing"),
            (finding.Responsibility, finding.HostingModel, finding.Sentence)
        );
    }

    [Fact]
    public void Of_RowWithoutSourceOrMapping_ReportsIt()
    {
        Assert.Equal(["sign-in", "keys", "backup"], Rows(Given.Matrix(), CheckKind.WithoutSource));
        Assert.Equal(["keys", "backup"], Rows(Given.Matrix(), CheckKind.WithoutMapping));
        Assert.Empty(Rows(Given.Matrix() with { Frameworks = [] }, CheckKind.WithoutMapping));
    }

    [Fact]
    public void Of_RowThatIsTheSameEverywhere_ReportsIt()
    {
        var same = Given
            .Matrix()
            .Moving("keys", "saas", Given.Vendor)
            .Moving("keys", "paas", Given.Vendor)
            .Moving("keys", "iaas", Given.Vendor);
        Assert.Equal(["keys"], Rows(same, CheckKind.SameEverywhere));
        Assert.Empty(Rows(Given.Matrix(), CheckKind.SameEverywhere));
        Assert.Empty(Rows(Given.Matrix().Moving("keys", "iaas", null).Moving("keys", "saas", null), CheckKind.SameEverywhere));
    }

    [Theory]
    [InlineData("2026-11-24", true)]
    [InlineData("2026-11-25", true)]
    [InlineData("2026-11-26", false)]
    public void Of_RowOnItsReviewDay_ReportsIt(string due, bool expected) =>
        Assert.Equal(
            expected,
            Rows(
                    Given
                        .Matrix()
                        .Changing(row =>
                            row.Slug == "keys"
                                ? row with
                                {
                                    ReviewDueOn = DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture),
                                }
                                : row
                        ),
                    CheckKind.ReviewDue
                )
                .Contains("keys")
        );

    [Theory]
    [InlineData(null, CheckKind.SourceNeverChecked)]
    [InlineData("2025-11-24", CheckKind.SourceNotChecked)]
    [InlineData("2025-11-25", null)]
    public void Of_SourceNotCheckedForAYear_ReportsIt(string? day, CheckKind? expected)
    {
        var source = new Source("docs", "Docs", "https://docs.example", "vendor-docs")
        {
            CheckedOn = day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture),
        };
        var found = Of(Given.Matrix() with { Sources = [source] })
            .Findings.Where(finding => finding.Kind is CheckKind.SourceNeverChecked or CheckKind.SourceNotChecked);
        Assert.Equal(expected is { } kind ? [kind] : [], found.Select(finding => finding.Kind));
    }

    [Fact]
    public void Of_CharactersThatThePdfCannotPrint_ReportsThem()
    {
        var matrix = Given
            .Matrix()
            .Changing(row =>
                row.Slug != "keys"
                    ? row
                    : row with
                    {
                        Title = "Keep keys \u2705",
                        Note = "\u05D0\u05D1\u05D2",
                        Assignments = row
                            .Assignments.Select(cell =>
                                cell.HostingModel == "iaas" ? cell with { Notes = [new PartyNote("customer", "Keeps \u0E01")] } : cell
                            )
                            .ToValueList(),
                    }
            ) with
        {
            Summary = "\uE000",
        };
        var findings = DraftCheck
            .Of(matrix, Today, PdfCharacters.MissingIn, new PlacedText("your name", "\u0645"), new PlacedText("the message", "\u5C71"))
            .Findings.Where(finding => finding.Kind == CheckKind.NotPrintable);

        Assert.Equal(
            [
                new Finding(
                    CheckKind.NotPrintable,
                    null,
                    null,
                    "the summary contains U+E000: the PDF has no letter for it and shows the number"
                ),
                new Finding(
                    CheckKind.NotPrintable,
                    "keys",
                    null,
                    "the note contains U+05D0, U+05D1, U+05D2: the PDF has no letter for them and shows the numbers"
                ),
                new Finding(
                    CheckKind.NotPrintable,
                    "keys",
                    "iaas",
                    "the note of Customer contains U+0E01: the PDF has no letter for it and shows the number"
                ),
                new Finding(
                    CheckKind.NotPrintable,
                    null,
                    null,
                    "your name contains U+0645: the PDF has no letter for it and shows the number"
                ),
            ],
            findings
        );
    }

    private static DraftCheck Of(Matrix matrix) => DraftCheck.Of(matrix, Today);

    private static IEnumerable<string?> Rows(Matrix matrix, CheckKind kind) =>
        Of(matrix).Findings.Where(finding => finding.Kind == kind).Select(finding => finding.Responsibility);
}
