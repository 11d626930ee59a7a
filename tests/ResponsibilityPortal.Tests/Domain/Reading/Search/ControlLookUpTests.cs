using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>Control identifiers as people write them, against the built-in matrix.</summary>
public sealed class ControlLookUpTests
{
    private static readonly MatrixIndex Index = SeedMatrix.Index();

    /// <summary>Returns the controls that a question names: the identifier of the matrix, ^ for a parent, ? for an unknown one.</summary>
    private static string Named(SearchResults results) =>
        string.Join(
            ' ',
            [
                .. results.Controls.Select(control => $"{control.Found.Identifier}{(control.IsParent ? "^" : "")}"),
                .. results.UnknownControls.Select(control => $"?{control}"),
            ]
        );

    [Theory]
    [InlineData("AC-2", "AC-2")]
    [InlineData("ac-2", "AC-2")]
    [InlineData("AC-02", "AC-2")]
    [InlineData("AC2", "AC-2")]
    [InlineData("AC 2", "AC-2")]
    [InlineData("AC–2", "AC-2")]
    [InlineData("AC\u20112", "AC-2")]
    [InlineData("AC−2", "AC-2")]
    [InlineData("AC\u00A02", "AC-2")]
    [InlineData("• AC-2", "AC-2")]
    [InlineData("NIST AC-2", "AC-2")]
    [InlineData("NIST 800-53 AC-2", "AC-2")]
    [InlineData("IAM-5", "IAM-05")]
    [InlineData("A&A-02", "A&A-02")]
    [InlineData("CC6.1", "CC6.1")]
    [InlineData("CC 6.1", "CC6.1")]
    [InlineData("CC-6.1", "CC6.1")]
    [InlineData("SOC 2 CC6.1", "CC6.1")]
    [InlineData("8.24", "8.24")]
    [InlineData("A.8.24", "8.24")]
    [InlineData("A8.24", "8.24")]
    [InlineData("Annex A 8.24", "8.24")]
    [InlineData("ISO 27001 A.8.24", "8.24")]
    [InlineData("ISO/IEC 27001:2022 Annex A 8.24", "8.24")]
    [InlineData("12.8.5", "12.8.5")]
    [InlineData("Req 12.8.5", "12.8.5")]
    [InlineData("PCI 12.8.5", "12.8.5")]
    [InlineData("PCI DSS v4.0.1 12.8.5", "12.8.5")]
    [InlineData("CP-2(2)", "CP-2(2)")]
    public void Find_IdentifierAsPeopleWriteIt_NamesTheControl(string question, string controls)
    {
        var results = Index.Find(question);

        Assert.Equal(controls, Named(results));
        Assert.True(results.NamesOnlyControls);
        Assert.Equal(
            results.Controls.SelectMany(control => control.Found.Rows).ToHashSet(),
            results.Rows.Select(result => result.Row).ToHashSet()
        );
        Assert.All(results.Rows, result => Assert.Equal(MatchKind.Control, result.Kind));
    }

    [Theory]
    [InlineData("SC-28(1)", "SC-28^")]
    [InlineData("SC-28 (1)", "SC-28^")]
    [InlineData("SC-28(01)", "SC-28^")]
    [InlineData("AC-2(3)", "AC-2^")]
    [InlineData("CP-2(1)", "CP-2^")]
    [InlineData("IAM-05.1", "IAM-05^")]
    [InlineData("3.5.1", "3.5^")]
    [InlineData("3.5.1.2", "3.5^")]
    [InlineData("PCI DSS 8.3.1", "8.3^")]
    [InlineData("A.8.24.1", "8.24^")]
    public void Find_EnhancementOrSubRequirement_NamesTheParent(string question, string controls)
    {
        var results = Index.Find(question);

        Assert.Equal(controls, Named(results));
        Assert.Equal(question.Split(' ')[^1] == "(1)" ? question : question.Split(' ')[^1], Assert.Single(results.Controls).Written);
    }

    [Theory]
    [InlineData("AC2 SC28", "AC-2 SC-28")]
    [InlineData("AC 2, SC 28", "AC-2 SC-28")]
    [InlineData("AC-2/SC-28", "AC-2 SC-28")]
    [InlineData("AC-2 | SC-28", "AC-2 SC-28")]
    [InlineData("AC-2 and SC-28", "AC-2 SC-28")]
    [InlineData("AC-2 & SC-28", "AC-2 SC-28")]
    [InlineData("\"AC-2\",\"SC-28\"", "AC-2 SC-28")]
    [InlineData("1. AC-2 2. SC-28", "AC-2 SC-28")]
    [InlineData("AC-2, SC-28.", "AC-2 SC-28")]
    [InlineData("AC-2;AC-2", "AC-2")]
    [InlineData("A.8.24, 8.24", "8.24 8.24")]
    [InlineData("CC6.1/CC6.2/CC6.3", "CC6.1 CC6.2 CC6.3")]
    [InlineData("AC-2 to AC-6", "AC-2 AC-3 AC-4 AC-6 ?AC-5")]
    [InlineData("AC-2 - AC-6", "AC-2 AC-3 AC-4 AC-6 ?AC-5")]
    [InlineData("AC-2–AC-6", "AC-2 AC-3 AC-4 AC-6 ?AC-5")]
    [InlineData("CC6.1 through CC6.3", "CC6.1 CC6.2 CC6.3")]
    [InlineData("AC-6 to AC-2", "AC-6 AC-2")]
    [InlineData("AC-2, ZZ-9", "AC-2 ?ZZ-9")]
    [InlineData("cc6.1 cc6.9", "CC6.1 ?cc6.9")]
    public void Find_SeveralIdentifiers_NamesEach(string question, string controls) => Assert.Equal(controls, Named(Index.Find(question)));

    [Theory]
    [InlineData("AC-20", "?AC-20")]
    [InlineData("AC-77", "?AC-77")]
    [InlineData("SC-2", "?SC-2")]
    public void Find_IdentifierThatTheMatrixLacks_MatchesNoLongerOrShorterOne(string question, string controls)
    {
        var results = Index.Find(question);

        Assert.Equal(controls, Named(results));
        Assert.Empty(results.Rows);
    }

    [Theory]
    [InlineData("Is SC-28(1) implemented for backups?", "SC-28^")]
    [InlineData("Which controls cover CC6.1 and requirement 8.3.1 of PCI DSS?", "CC6.1 8.3^ 8.3^")]
    [InlineData("How do you meet AC-77?", "?AC-77")]
    [InlineData("Are all connections protected with TLS 1.2 or higher?", "")]
    [InlineData("Do you use AES-256 or SHA-512?", "")]
    [InlineData("Provide your SOC 2 Type II report or ISO 27001 certificate.", "")]
    [InlineData("Is a 1.2 version supported?", "")]
    [InlineData("1.2 Is data encrypted at rest?", "")]
    [InlineData("Are backups kept for 12.8 months?", "")]
    public void Find_IdentifiersInASentence_NamesThoseThatAreCertain(string question, string controls)
    {
        var results = Index.Find(question);

        Assert.Equal(controls, Named(results));
        Assert.False(results.NamesOnlyControls);
    }

    [Theory]
    [InlineData("2147483646 to 2147483647", "")]
    [InlineData("AC-2147483646 to AC-2147483647", "?AC-2147483646 ?AC-2147483647")]
    [InlineData("AC-9999999 to AC-99999999999999999999", "?AC-9999999 ?AC-99999999999999999999")]
    public void Find_RangeOfHugeNumbers_NamesItsEndsOnly(string question, string controls) =>
        Assert.Equal(controls, Named(Index.Find(question)));

    [Theory]
    [InlineData("8.24–8.26", "8.24 8.25 8.26")]
    [InlineData("A.8.24 to A.8.26", "8.24 8.25 8.26")]
    [InlineData("A.8.24-8.26", "8.24 8.25 8.26")]
    [InlineData("CC6.1-6.3", "CC6.1 CC6.2 CC6.3")]
    [InlineData("CC6.1 to 6.3", "CC6.1 CC6.2 CC6.3")]
    [InlineData("AC-2(3) to AC-2(4)", "AC-2^ AC-2^")]
    [InlineData("Do you meet AC-2 to AC-4?", "AC-2 AC-3 AC-4")]
    [InlineData("Do you retain logs for 30 to 90 days?", "")]
    [InlineData("Do you support TLS 1.2 - 1.3?", "")]
    [InlineData("Do you use ZZ-1 to ZZ-99?", "")]
    public void Find_Range_NamesEachIdentifierAsIfWritten(string question, string controls) =>
        Assert.Equal(controls, Named(Index.Find(question)));

    [Fact]
    public void Find_RangeOfEnhancements_WritesEachWithItsBrackets() =>
        Assert.Equal(["AC-2(3)", "AC-2(4)"], Index.Find("AC-2(3) to AC-2(4)").Controls.Select(control => control.Written));

    [Fact]
    public void Find_NumberThatTheNamedFrameworkLacks_IsUnknown()
    {
        Assert.Equal(["iso-27001-2022"], Index.Find("8.24").Controls.Select(control => control.Found.Framework.Slug));
        Assert.Equal("?8.24", Named(Index.Find("PCI DSS 8.24")));
    }

    [Theory]
    [InlineData("Are you affected by log4j or Log4Shell?")]
    [InlineData("log4j")]
    [InlineData("Are mp3 files scanned?")]
    public void Find_WordWithANumber_IsNoControl(string question) => Assert.Equal("", Named(Index.Find(question)));

    [Fact]
    public void Find_ManyRanges_NamesALimitedNumber()
    {
        var ranges = string.Join(", ", Enumerable.Range(1, 400).Select(number => $"AC-{number}.1 to AC-{number}.99"));
        Assert.True(Index.Find(ranges).Controls.Count + Index.Find(ranges).UnknownControls.Count < 1_500);
    }

    [Fact]
    public void Find_ControlAndWords_RanksTheRowsOfTheControlFirst()
    {
        var results = Index.Find("MFA, CC6.1");

        Assert.Equal("single-sign-on-mfa", results.Rows[0].Row.Responsibility.Slug);
        Assert.Equal(
            results.Controls.SelectMany(control => control.Found.Rows).ToHashSet(),
            results.Rows.TakeWhile(result => result.Kind == MatchKind.Control).Select(result => result.Row).ToHashSet()
        );
        Assert.Contains(results.Rows, result => result.Kind == MatchKind.AllWords);
    }

    [Fact]
    public void Find_IdentifierOfSeveralFrameworks_NamesEachUnlessOneIsNamed()
    {
        Assert.Equal(["iso-27001-2022", "pci-dss-v4"], Frameworks("8.3.1").Order());
        Assert.Equal(["pci-dss-v4"], Frameworks("PCI 8.3.1"));
        Assert.Equal(["iso-27001-2022"], Frameworks("ISO 27001 8.3.1"));

        static IEnumerable<string> Frameworks(string question) =>
            Index.Find(question).Controls.Select(control => control.Found.Framework.Slug);
    }

    [Fact]
    public void Find_IdentifierWithASpaceInTheMatrix_IsWhole()
    {
        var index = new MatrixIndex(
            TestMatrix.Accepted(TestMatrix.With("/domains/0/responsibilities/0/controls/alpha", """["Art 32", "Art 3", "Part 4 (b)"]"""))
        );

        Assert.Equal("Art 32", Named(index.Find("Art 32")));
        Assert.Equal("Art 32", Named(index.Find("Does the processor meet Art. 32?".Replace(". ", " ", StringComparison.Ordinal))));
        Assert.Equal("Art 3 Art 32", Named(index.Find("art 3, art 32")));
        Assert.Equal("Part 4 (b)", Named(index.Find("Part 4(b)")));
    }
}
