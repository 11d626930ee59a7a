using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Tests.Support;
using static ResponsibilityPortal.Tests.Formats.Importing.ForeignTable;

namespace ResponsibilityPortal.Tests.Formats.Importing;

public sealed class ReadyMappingsTests
{
    [Fact]
    public void Caiq_BecomesRowsWithNotesAndControls()
    {
        var sheet = Of(
            "Consensus questionnaire",
            "Question ID,Question,CSP CAIQ Answer,SSRM  Control Ownership,CSP Implementation Description (Optional/Recommended),CSC Responsibilities (Optional/Recommended)",
            "A&A-01.1,Are audits planned?,Yes,CSP-owned,We plan them.,",
            "A&A-01.2,Are audits read?,Yes,Shared by CSP and CSC,We write.,You read.",
            "IAM-02.1,Are passwords long?,No,CSC-owned,,You choose them.",
            "IAM-03.1,Is there a mainframe?,NA,,,"
        ) with
        {
            Name = "CAIQv4.0.3",
        };
        var choices = SheetProposal.Of(sheet, null);
        Assert.Equal("CSA CAIQ", choices.ReadyMapping);
        var seen = Import(sheet, choices);
        Assert.Equal("CAIQv4.0.3!D4: Choose what “Shared by CSP and CSC” means.", Assert.Single(seen.Problems).ToString());

        var result = Import(sheet, choices.Decided(seen, "Shared by CSP and CSC", new AssignmentCode("provider", ["customer"])));

        Assert.Equal(["A&A", "IAM"], result.Matrix!.Domains.Select(domain => domain.Name));
        Assert.Equal("Provider", result.Cell("Are audits planned?", ImportModels.DefaultName));
        Assert.Equal("Provider + Customer", result.Cell("Are audits read?", ImportModels.DefaultName));
        Assert.StartsWith("n/a", result.Cell("Is there a mainframe?", ImportModels.DefaultName), StringComparison.Ordinal);
        var row = result.Matrix.Responsibilities.ElementAt(1);
        Assert.Equal("You read.", row.Assignments[0].NoteOf("customer"));
        Assert.Equal(["A&A-01.2"], row.Controls[0].Identifiers);
        Assert.Equal("4.0.3", result.Matrix.Frameworks[0].Version);
    }

    [Fact]
    public void Crm_BecomesRowsNamedByTheirControls()
    {
        var sheet = Of(
            "Moderate,,",
            ",,",
            "Control ID,Can Be Inherited from CSP,Specific Inheritance and Customer Agency/CSP Responsibilities",
            "AC-1(a),No,The agency writes its policy.",
            "AC-2,Partial,The CSP runs the accounts; the agency reviews them.",
            "PE-3,Yes,"
        ) with
        {
            Name = "Moderate CRM Worksheet",
        };
        var choices = SheetProposal.Of(sheet, null);
        var result = Import(sheet, choices.Decided(Import(sheet, choices), "Partial", new AssignmentCode("customer", ["provider"])));

        Assert.Equal(["AC", "PE"], result.Matrix!.Domains.Select(domain => domain.Name));
        Assert.Equal("Customer + Provider", result.Cell("AC-2", "Moderate"));
        Assert.Equal("Provider", result.Cell("PE-3", "Moderate"));
        Assert.Equal(["AC-1(a)"], result.Matrix.Responsibilities.First().Controls[0].Identifiers);
    }

    [Fact]
    public void Cis_SetsOfMarks_AreDecidedOnce()
    {
        var sheet = Of(
            "Control ID,Implementation Status,,,,,Control Origination",
            ",Implemented,Partially Implemented,Planned,Alternative Implementation,N/A,Service Provider Corporate,Service Provider System Specific,Service Provider Hybrid (Corporate and System Specific),Configured by Customer (Customer System Specific),Provided by Customer (Customer System Specific),Shared (Service Provider and Customer Responsibility),Inherited from Pre-Existing  Authorization",
            "AC-1,X,,,,,X,,,,,,",
            "AC-2,X,,,,,,,X,,,X,",
            "AC-3,X,,,,,,,,,,X,",
            "PE-3,X,,,,,,,,,,,X",
            "PE-4,,,,,X,,,,,,,",
            "PE-5,X,,,,,,,,X,,,"
        );
        var choices = SheetProposal.Of(sheet, null);
        var seen = Import(sheet, choices);
        Assert.Equal(2, Assert.Single(seen.Words).Count);

        var result = Import(
            sheet,
            choices.Decided(
                seen,
                "Marked: Provider and Customer",
                new AssignmentCode(null, []) { JointlyAccountable = ["provider", "customer"] }
            )
        );

        Assert.Equal("Provider", result.Cell("AC-1", ImportModels.DefaultName));
        Assert.Equal("Provider & Customer", result.Cell("AC-2", ImportModels.DefaultName));
        Assert.Equal("Third party", result.Cell("PE-3", ImportModels.DefaultName));
        Assert.StartsWith("n/a", result.Cell("PE-4", ImportModels.DefaultName), StringComparison.Ordinal);
        Assert.Equal("Customer", result.Cell("PE-5", ImportModels.DefaultName));
        Assert.Contains(result.NotCarried, finding => finding.Sentence.StartsWith("Which of several columns", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NIST SP 800-53 Rev. 5", "Rev. 5", "own")]
    [InlineData("NIST SP 800-53", "5.1.1", "own")]
    [InlineData("NIST SP 800-53", "Rev. 4", "nist-800-53")]
    [InlineData("Another framework", "Rev. 5", "nist-800-53")]
    public void Crm_IntoADraftWithNist_UsesItsFrameworkInTheSameEdition(string name, string version, string expected)
    {
        var draft = Given.Matrix() with { Frameworks = [new Framework("own", name, version)] };
        var sheet = Of("Control ID,Can Be Inherited from CSP,Specific Inheritance", "AC-1,No,", "AC-2,Yes,");

        Assert.Equal(expected, SheetProposal.Of(sheet, draft).Framework!.Slug);
    }

    [Theory]
    [InlineData("CSA Cloud Controls Matrix v4.0", "4.0", "own", "A&A-01")]
    [InlineData("CSA Cloud Controls Matrix", "4.1", "csa-caiq", "A&A-01.1")]
    [InlineData("CSA CAIQ", "v4.0.2", "own", "A&A-01.1")]
    public void Caiq_IntoADraftWithCsa_UsesItsFrameworkInTheSameEdition(string name, string version, string slug, string identifier)
    {
        var draft = Given.Matrix();
        draft = draft with { Frameworks = [.. draft.Frameworks, new Framework("own", name, version)] };
        var sheet = Of(
            "Question ID,Question,CSP CAIQ Answer,SSRM Control Ownership,CCM Control ID",
            "A&A-01.1,Are audits planned?,Yes,CSP-owned,A&A-01",
            "A&A-01.2,Are audits read?,NA,CSP-owned,A&A-01"
        ) with
        {
            Name = "CAIQv4.0.3",
        };
        var choices = SheetProposal.Of(sheet, draft);

        var result = Import(sheet, choices, new ImportTarget.Draft(draft));

        var row = result.Matrix!.Responsibilities.Single(row => row.Title == "Are audits planned?");
        Assert.Equal(slug, choices.Framework!.Slug);
        Assert.Equal([identifier], row.Controls.Single(mapping => mapping.Framework == slug).Identifiers);
    }

    [Fact]
    public void Caiq_AnswersWithoutAPlace_AreReported()
    {
        var sheet = Of(
            "Question ID,Question,CSP CAIQ Answer,SSRM Control Ownership",
            "A&A-01.1,A?,Yes,CSP-owned",
            "A&A-01.2,B?,NA,CSP-owned"
        );

        var finding = Assert.Single(Import(sheet, SheetProposal.Of(sheet, null)).NotCarried);

        Assert.Equal("CSV!C2: The texts of column C “CSP CAIQ Answer” that don't say “N/A”.", finding.ToString());
    }
}
