using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using static ResponsibilityPortal.Tests.Formats.Pdf.ReportSamples;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>The texts of a report for auditors: names, sentences, and who decided what and why.</summary>
public sealed class ReportWordsTests
{
    private static readonly DateTimeOffset Edited = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void References_NameFrameworksAndOmitSearchWords()
    {
        var words = Words(Read(Request(Version(Given.Matrix(), 1))));

        Assert.Contains("Row 1, sign-in", words, StringComparison.Ordinal);
        Assert.Contains("Demo framework (1): D-2, D-10", words, StringComparison.Ordinal);
        Assert.DoesNotContain("demo:", words, StringComparison.Ordinal);
        Assert.DoesNotContain("MFA", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Id:", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Cover_OfASignedFile_NamesTheSignerAndItsCertificate()
    {
        var words = Words(
            Read(
                Request(Version(Given.Matrix(), 3)) with
                {
                    Signature = new ReportSignature.Made(TestCertificates.Portal),
                    CertificateFingerprint = "AB:CD",
                }
            )
        );

        Assert.Contains(
            "Signed by "
                + $"{TestCertificates.Portal.GetNameInfo(System.Security.Cryptography.X509Certificates.X509NameType.SimpleName, false)}, "
                + "with a self-signed certificate Certificate SHA-256 AB:CD",
            words,
            StringComparison.Ordinal
        );
        Assert.Contains("The code opens version 3 on the portal.", words, StringComparison.Ordinal);
        Assert.Contains("Signature none: this portal does not sign its files", Words(Read(Request(BuiltIn))), StringComparison.Ordinal);
        Assert.Contains(
            "The code opens the whole version 1 on the portal, not this extract of it.",
            Words(Read(Request(BuiltIn, MatrixFilter.None with { Query = "mfa" }))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void RowHeaders_ContainTheTitleAlone()
    {
        var published = Version(
            Given
                .Matrix()
                .Changing(row => row.Slug == "keys" ? row with { Description = "Where they are.", Note = "Not those of users." } : row),
            1
        );
        var table = Read(Request(published))
            .All("Table")
            .First(table => table.Attributes.GetValueOrDefault("Summary", "").StartsWith("Access: who", StringComparison.Ordinal));

        Assert.Equal(["Set up sign-in", "Keep keys"], table.All("TH").Where(header => header.Attributes["Scope"] == "Row").Select(Words));
        var about = table.All("TR").Last().Children[1];
        Assert.Equal("TD", about.Type);
        Assert.Equal(["Where they are.", "Note: Not those of users."], about.All("P").Select(Words));
    }

    [Fact]
    public void Annex_SaysWhoIsAccountable_ForFewRowsAndForMany()
    {
        var cells = Given.Matrix().HostingModels.Select(model => new Assignment(model.Slug) { Accountable = Given.Vendor }).ToValueList();
        var many = Given.Matrix() with
        {
            Domains =
            [
                .. Given.Matrix().Domains,
                new ControlDomain(
                    "more",
                    "More",
                    Enumerable
                        .Range(1, 20)
                        .Select(row => new Responsibility
                        {
                            Slug = $"row-{row}",
                            Title = $"Duty {row}",
                            Controls = [new ControlMapping("demo", ["X-1"])],
                            Assignments = row == 7 ? [cells[0] with { Accountable = Party.ReaderSlug }, .. cells.Skip(1)] : cells,
                        })
                        .ToValueList()
                ),
            ],
        };
        var annex = Read(Request(Version(many, 1)))
            .All("Table")
            .Last(table => table.Attributes.GetValueOrDefault("Summary", "").StartsWith("The controls of", StringComparison.Ordinal));
        var rows = annex.Rows().ToDictionary(row => row[0], row => Plain(row[1]));

        Assert.Equal("1 Set up sign-in: The customer is accountable in all 3 hosting models.", rows["D-2"]);
        Assert.Equal(
            "The vendor is accountable in all 3 hosting models: 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 The "
                + "customer is accountable in SaaS, the vendor in PaaS and IaaS: 10",
            rows["X-1"]
        );
        Assert.Equal(2, annex.All("TR").Single(row => row.Text.StartsWith("X-1", StringComparison.Ordinal)).All("LI").Count());
    }

    [Fact]
    public void Changes_OfAccountability_HaveReasonEditorAndApprover()
    {
        var (first, second) = (Version(Given.Matrix(), 1), Version(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug), 2));
        var third = Version(second.Matrix.Moving("backup", "saas", Party.ReaderSlug), 3);
        var origins = ValueList.Create<VersionOrigin>([
            new VersionOrigin(
                2,
                Edited.AddDays(1),
                [new MoveOrigin(new CellKey("keys", "saas"), "They keep them now.", new Actor("user:ed", "Ed Editor"), Edited)]
            ),
            new VersionOrigin(
                3,
                Edited.AddDays(2),
                [new MoveOrigin(new CellKey("backup", "saas"), null, new Actor("user:eve", "Eve Editor"), Edited.AddDays(1))]
            ),
        ]);

        var one = Words(Read(Request(second) with { Earlier = [first], Origins = origins }));
        var all = Words(Read(Request(third) with { Earlier = [first, second], Since = 1, Origins = origins }));

        Assert.Contains(
            "SaaS: accountable party Vendor Customer Reason: “They keep them now.” Edited by Ed Editor on 2026-03-01; approved by Grace "
                + "Second on 2026-03-02.",
            one,
            StringComparison.Ordinal
        );
        Assert.Contains("Approved by Grace Second, 2026-03-02 09:00 UTC", one, StringComparison.Ordinal);
        Assert.Contains(
            "Version 2: Reason: “They keep them now.” Edited by Ed Editor on 2026-03-01; approved by Grace Second on 2026-03-02.",
            all,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Version 3: Reason: no reason is on record. Edited by Eve Editor on 2026-03-02; approved by Grace Second on 2026-03-03.",
            all,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The log has no edit of this cell: the content was published as a whole.",
            Words(Read(Request(second) with { Earlier = [first] })),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Changes_OfABasis_AreInWords()
    {
        static Matrix With(Basis basis) =>
            Given
                .Matrix()
                .Changing(row =>
                    row.Slug != "keys"
                        ? row
                        : row with
                        {
                            Assignments = row.Assignments.Select(cell => cell with { Basis = basis }).ToValueList(),
                        }
                );
        var words = Words(Read(Request(Version(With(Basis.Judgement), 2)) with { Earlier = [Version(With(Basis.Sourced), 1)] }));

        Assert.Contains("SaaS: basis stated in a cited source judgement of the issuer", words, StringComparison.Ordinal);
    }

    [Fact]
    public void Report_OfAPartyCalledYou_UsesItsVerb()
    {
        var parties = Given
            .Matrix()
            .Parties.Select(party => party.Slug == Party.ReaderSlug ? party with { Name = "You" } : party)
            .ToValueList();
        var words = Words(Read(Request(Version(Given.Matrix() with { Parties = parties }, 1))));

        Assert.Contains("You are accountable", words, StringComparison.Ordinal);
        Assert.DoesNotContain("You is", words, StringComparison.Ordinal);
        Assert.DoesNotContain("You contributes", words, StringComparison.Ordinal);
    }
}
