using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class MatrixViewTests
{
    private const string All = "backups restore sign-in buildings";

    private static MatrixView View(string query, MatrixIndex? index = null)
    {
        var values = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(pair => pair.Split('=')[0], pair => pair.Split('=')[1], StringComparer.Ordinal);
        return new MatrixView(index ?? TestMatrix.Index(), MatrixFilter.Parse(values.GetValueOrDefault));
    }

    private static string Names(IEnumerable<MatrixRow> rows) => string.Join(' ', rows.Select(row => row.Responsibility.Slug));

    [Theory]
    [InlineData("", All)]
    // A model hides columns, not rows.
    [InlineData("model=own", All)]
    [InlineData("model=own,hosted", All)]
    [InlineData("deployment=lamp-cloud", All)]
    // A party in a role, in any model.
    [InlineData("party=customer", "backups restore buildings")]
    [InlineData("party=customer&role=accountable", "backups restore buildings")]
    [InlineData("party=customer&role=contributing", "backups")]
    [InlineData("party=customer&role=only-contributing", "")]
    [InlineData("party=customer&role=none", "sign-in")]
    [InlineData("party=vendor&role=only-contributing", "buildings")]
    // Only in the chosen models.
    [InlineData("party=customer&model=hosted", "backups restore")]
    [InlineData("party=customer&model=hosted&role=accountable", "restore")]
    [InlineData("party=customer&model=hosted&role=contributing", "backups")]
    [InlineData("party=customer&model=hosted&role=only-contributing", "backups")]
    [InlineData("party=customer&model=hosted&role=none", "sign-in buildings")]
    [InlineData("party=cloud&model=own", "")]
    [InlineData("party=cloud&model=own&role=none", All)]
    // A deployment includes its models.
    [InlineData("party=customer&deployment=lamp-cloud", "backups restore")]
    [InlineData("party=customer&deployment=lamp-mixed", "backups restore buildings")]
    [InlineData("party=customer&deployment=lamp-mixed&model=hosted", "backups restore")]
    [InlineData("deployment=lamp-cloud&model=own", "")]
    // A role without a party: any party.
    [InlineData("role=contributing", "backups sign-in buildings")]
    [InlineData("role=contributing&model=own", "buildings")]
    // Domain, framework, and all at once.
    [InlineData("domain=access", "sign-in buildings")]
    [InlineData("framework=alpha", "backups restore")]
    [InlineData("domain=recovery&party=vendor&framework=beta", "backups")]
    [InlineData("domain=access&framework=alpha", "")]
    // Controls: complete identifiers, ignoring case.
    [InlineData("control=A-10", "backups restore sign-in")]
    [InlineData("control=a-10", "backups restore sign-in")]
    [InlineData("control=A-1", "")]
    [InlineData("control=A", "")]
    [InlineData("control=A-9,B.1", "backups")]
    [InlineData("control=A-10&framework=alpha", "backups restore")]
    [InlineData("control=A-10&framework=beta", "sign-in")]
    [InlineData("control=A-9&framework=beta", "")]
    // An order hides nothing.
    [InlineData("by=alpha", All)]
    // Search words.
    [InlineData("q=mfa", "sign-in")]
    [InlineData("q=mfa&party=customer", "")]
    [InlineData("q=nonsense", "")]
    // Close matches are shown too, so they are among the rows.
    [InlineData("q=backup mfa", "backups sign-in")]
    [InlineData("q=backup mfa&domain=access", "sign-in")]
    [InlineData("q=A-10&framework=beta", "sign-in")]
    [InlineData("q=A-9.1", "backups")]
    [InlineData("q=mfa A-9", "backups sign-in")]
    [InlineData("q=---", "")]
    [InlineData("q=A-9", "backups")]
    // Unknown values match no row.
    [InlineData("deployment=moon", "")]
    [InlineData("model=moon", "")]
    [InlineData("party=moon", "")]
    [InlineData("party=moon&role=none", "")]
    [InlineData("role=moon", "")]
    [InlineData("party=customer&role=moon", "")]
    [InlineData("domain=moon", "")]
    [InlineData("framework=moon", "")]
    [InlineData("by=moon", "")]
    [InlineData("view=moon", "")]
    public void Rows_WithSeveralFilters_MatchAllOfThem(string query, string rows) => Assert.Equal(rows, Names(View(query).Rows));

    [Theory]
    [InlineData("", "hosted own")]
    [InlineData("model=own", "own")]
    [InlineData("model=own,hosted", "hosted own")]
    [InlineData("deployment=lamp-mixed", "hosted own")]
    [InlineData("deployment=lamp-mixed&model=own", "own")]
    [InlineData("deployment=lamp-cloud&model=own", "")]
    [InlineData("model=own,moon", "own")]
    [InlineData("party=customer", "hosted own")]
    public void Columns_AreTheChosenModels(string query, string columns) =>
        Assert.Equal(columns, string.Join(' ', View(query).Columns.Select(model => model.Slug)));

    [Theory]
    [InlineData("", "")]
    [InlineData("deployment=moon", "deployment=moon")]
    [InlineData("model=own,moon,sun", "model=moon model=sun")]
    [InlineData("party=moon&role=sun", "party=moon role=sun")]
    [InlineData("domain=moon&framework=moon&by=moon&view=moon", "domain=moon framework=moon by=moon view=moon")]
    [InlineData("control=moon&q=moon", "")]
    public void UnknownValues_ListsValuesThatTheMatrixLacks(string query, string unknown) =>
        Assert.Equal(unknown, string.Join(' ', View(query).UnknownValues.Select(value => $"{value.Field.Name}={value.Value}")));

    [Theory]
    [InlineData("", "Recovery: backups restore | Access: sign-in buildings")]
    [InlineData("party=cloud", "Access: sign-in buildings")]
    // By a framework: its controls in natural order, rows without a mapping at the end, a row with two controls under each.
    [InlineData("by=alpha", "A-9: backups | A-10: backups restore | -: sign-in buildings")]
    [InlineData("by=beta", "a-10: sign-in | B.1: backups | -: restore buildings")]
    [InlineData("by=alpha&domain=access", "-: sign-in buildings")]
    [InlineData("by=alpha&framework=alpha", "A-9: backups | A-10: backups restore")]
    // Several controls: in the order given, those without a row left out.
    [InlineData("control=B.1,A-9,C-1,A-10", "B.1: backups | A-9: backups | A-10: backups restore sign-in")]
    [InlineData("control=A-10,B.1", "A-10: backups restore sign-in | B.1: backups")]
    [InlineData("q=b.1 a-10", "B.1: backups | A-10: backups restore sign-in")]
    // A search: the best row first, rows with all words before close matches, rows of named controls before both.
    [InlineData("q=backup", "AllWords: backups restore")]
    [InlineData("q=backup test", "AllWords: restore")]
    [InlineData("q=backup mfa", "Close: sign-in backups")]
    [InlineData("q=mfa B.1", "B.1: backups | AllWords: sign-in")]
    [InlineData("q=A-9(1) A-9(2)", "A-9: backups")]
    [InlineData("by=alpha&view=moon", "")]
    public void Groups_PutRowsUnderTheirHeadings(string query, string groups) =>
        Assert.Equal(groups, string.Join(" | ", View(query).Groups.Select(group => $"{Heading(group)}: {Names(group.Rows)}")));

    private static string Heading(RowGroup group) =>
        group switch
        {
            RowGroup.OfDomain domain => domain.Domain.Name,
            RowGroup.OfControl control => control.Identifier,
            RowGroup.Unmapped => "-",
            RowGroup.OfMatches matches => $"{matches.Kind}",
            _ => throw new NotSupportedException(),
        };

    [Theory]
    [InlineData("control=A-9,C-1,A-11", "C-1 A-11")]
    [InlineData("control=A-9&framework=beta", "A-9")]
    [InlineData("control=A-9&domain=access", "A-9")]
    [InlineData("q=A-9 A-77", "A-77")]
    [InlineData("q=A-77", "")]
    [InlineData("q=A-9(1)", "")]
    [InlineData("q=A-9, A-9.", "")]
    [InlineData("q=A-9&domain=access", "A-9")]
    [InlineData("q=mfa", "")]
    public void ControlsWithoutRow_ListsUnmappedIdentifiers(string query, string without) =>
        Assert.Equal(without, string.Join(' ', View(query).ControlsWithoutRow));

    [Fact]
    public void Groups_ControlOfTwoFrameworks_NamesBothUnlessOneIsChosen()
    {
        Assert.Equal(["alpha", "beta"], Frameworks("control=A-10"));
        Assert.Equal(["beta"], Frameworks("control=A-10&framework=beta"));

        static IEnumerable<string> Frameworks(string query) =>
            Assert.IsType<RowGroup.OfControl>(Assert.Single(View(query).Groups)).Frameworks.Select(framework => framework.Slug);
    }

    [Theory]
    [InlineData("LaaS", "hosted")]
    [InlineData("lamp cloud", "hosted")]
    [InlineData("Lamp Mixed", "hosted own")]
    [InlineData("own site", "own")]
    [InlineData("lamp", "")]
    [InlineData("...", "")]
    public void Aliases_SearchForAnotherNameOfAModel_NamesTheModel(string query, string models) =>
        Assert.Equal(models, string.Join(' ', View($"q={query}").Aliases.Select(model => model.Slug)));

    [Fact]
    public void CountWithParty_EqualsTheRowsOfThatFilter()
    {
        var view = View("party=customer&model=hosted&domain=recovery");

        Assert.Equal(2, view.Rows.Count);
        Assert.Equal([("Recovery", 2), ("Access", 0)], Offered(FilterFields.Domain));
        Assert.Equal([("Alpha", 2), ("Beta", 1)], Offered(FilterFields.Framework));
        Assert.Equal(1, view.CountWithParty("customer", RoleFilter.Accountable));
        Assert.Equal(1, view.CountWithParty("vendor", null));
        Assert.Equal([(FilterFields.Party, 2), (FilterFields.Domain, 2)], view.CountsWithout());
        Assert.Equal(0, view.CountWithParty("moon", RoleFilter.None));

        IEnumerable<(string, int?)> Offered(FilterField field) =>
            field.FacetOf(view)!.Choices.Select(choice => (choice.Words, choice.Count));
    }

    [Theory]
    [InlineData("", "customer")]
    [InlineData("party=vendor", "vendor")]
    [InlineData("party=moon", "customer")]
    public void You_IsTheFilteredPartyOtherwiseTheCustomer(string query, string you) => Assert.Equal(you, View(query).You?.Slug);

    [Theory]
    [InlineData("", false)]
    [InlineData("deployment=lamp-cloud", false)]
    [InlineData("deployment=lamp-mixed", true)]
    [InlineData("deployment=lamp-mixed&model=own", false)]
    public void JoinsColumns_OfOneDeployment_IsTrue(string query, bool joined) => Assert.Equal(joined, View(query).JoinsColumns);

    [Fact]
    public void StrongestPartOf_SeveralColumns_ReturnsTheStrongest()
    {
        var (both, hosted) = (View(""), View("model=hosted"));
        var backups = both.Rows[0];

        Assert.Equal(
            (Part.Accountable, Part.Contributing, Part.None),
            (both.StrongestPartOf("customer", backups), hosted.StrongestPartOf("customer", backups), both.StrongestPartOf("cloud", backups))
        );
        Assert.Equal(Part.None, View("model=moon").StrongestPartOf("customer", backups));
    }

    [Theory]
    [InlineData("deployment=aeon", 36, 18, 15)]
    public void View_OfTheBuiltInMatrix_HasTheCountsOfThePage(string query, int yours, int contribute, int notYours)
    {
        var view = View(query, SeedMatrix.Index());

        Assert.Equal(
            (yours, contribute, notYours),
            (
                view.CountWithParty("customer", RoleFilter.Accountable),
                view.CountWithParty("customer", RoleFilter.OnlyContributing),
                view.CountWithParty("customer", RoleFilter.None)
            )
        );
        Assert.Equal(69, yours + contribute + notYours);
    }

    [Theory]
    [InlineData("MFA", "single-sign-on-mfa")]
    [InlineData("SSO", "single-sign-on-mfa")]
    [InlineData("multi-factor", "single-sign-on-mfa")]
    [InlineData("CMK", "own-encryption-key")]
    [InlineData("BYOK", "own-encryption-key")]
    [InlineData("DDoS", "ddos-protection")]
    [InlineData("backup", "scheduled-backups")]
    [InlineData("backups", "scheduled-backups")]
    [InlineData("RTO", "backup-adequacy")]
    [InlineData("patching", "operating-system-patching")]
    [InlineData("CVE", "product-vulnerabilities")]
    [InlineData("subprocessor", "supplier-oversight")]
    [InlineData("sub-processors", "supplier-oversight")]
    [InlineData("GDPR", "data-subject-requests")]
    [InlineData("data center", "data-center-facilities")]
    [InlineData("datacenter", "data-center-facilities")]
    [InlineData("data centre", "data-center-facilities")]
    [InlineData("audit log", "database-audit-logging")]
    [InlineData("encryption at rest", "volume-encryption")]
    [InlineData("SBOM", "release-integrity")]
    [InlineData("pen test", "penetration-testing")]
    public void View_OfTheBuiltInMatrix_RanksTheExpectedRowFirst(string query, string first) =>
        Assert.Equal(
            first,
            View($"q={query}", SeedMatrix.Index())
                .Groups.SelectMany(group => group.Rows)
                .Select(row => row.Responsibility.Slug)
                .FirstOrDefault()
        );

    [Fact]
    public void View_OfTheBuiltInMatrix_LooksControlsUp()
    {
        var view = View("q=CC6.1", SeedMatrix.Index());

        Assert.True(view.QueryNamesControls);
        Assert.Equal(Names(View("control=CC6.1", SeedMatrix.Index()).Rows), Names(view.Rows));
        Assert.Contains("single-sign-on-mfa", Names(view.Rows), StringComparison.Ordinal);
    }
}
