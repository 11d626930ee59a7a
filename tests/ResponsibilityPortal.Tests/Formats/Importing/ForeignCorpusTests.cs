using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Tests.Formats.CloudTerms;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Formats.Importing;

/// <summary>
/// Files in the forms in which vendors publish matrices, saved by LibreOffice, with texts and names of our own. Each goes in with no more
/// than the decisions that only a user can make.
/// </summary>
public sealed class ForeignCorpusTests
{
    private static readonly string Corpus = Path.Combine(
        Repository.Root,
        "tests",
        "ResponsibilityPortal.Tests",
        "Formats",
        "Importing",
        "Corpus"
    );

    /// <summary>The file, its domains, hosting models, parties, rows with cells, and the words that the user must decide.</summary>
    public static TheoryData<string, string[], string[], string[], int, string[]> Files =>
        new()
        {
            {
                "models.xlsx",
                ["Information", "Platform", "Facilities"],
                ["On-premises", "IaaS", "PaaS", "SaaS"],
                ["Customer", "Lumen"],
                9,
                ["Shared"]
            },
            {
                "two-ticks.xlsx",
                ["Access", "Data", "Incidents"],
                ["Cloud", "Own account"],
                ["Customer", "HarborDB"],
                9,
                ["Marked: HarborDB and Customer"]
            },
            {
                "activities.csv",
                [ImportChoices.DefaultDomain],
                ["Incident and operations", "Change management", "Access", "Recovery"],
                ["Cloud provider", "Customer", "Osprey Platform"],
                8,
                ["Osprey Platform and Customer", "Osprey Platform and Customer [1]"]
            },
            {
                "worksheet.xlsx",
                ["AC", "AU", "PE", "SC"],
                [ImportModels.DefaultName],
                ["Customer", "Provider", "Third party"],
                9,
                ["Marked: Provider and Customer", "Marked: Provider and Third party"]
            },
            { "inheritance.xlsx", ["AC", "CP", "PE"], [ImportModels.DefaultName], ["Customer", "Provider"], 4, ["Partial"] },
            {
                "requirements.xlsx",
                ["Network security", "Secure settings", "Stored data"],
                [ImportModels.DefaultName],
                ["Merchant", "Payline"],
                7,
                ["Marked: Payline and Merchant"]
            },
            {
                "answers.xlsx",
                ["Identity", "Data centers"],
                [ImportModels.DefaultName],
                ["Customer", "Provider", "Third party"],
                5,
                [SharedTermsTests.SharedWithCustomer]
            },
            {
                "tasks.tsv",
                [ImportChoices.DefaultDomain],
                [ImportModels.DefaultName],
                ["Customer", "Kestrel"],
                5,
                ["Marked: Kestrel and Customer"]
            },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void Import_FileOfTheCorpus_NeedsOnlyTheUsersDecisions(
        string file,
        string[] domains,
        string[] models,
        string[] parties,
        int rows,
        string[] undecided
    )
    {
        var sheets = Read(file);
        var index = SheetProposal.SheetOf(sheets, TestContext.Current.CancellationToken);
        var choices = SheetProposal.Of(sheets[index], null);
        var seen = Import(sheets, index, choices);

        Assert.Equal(undecided, seen.Words.Where(word => word.Code is null).Select(word => word.Shown).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(seen.Marks, mark => mark.Meaning is null);
        Assert.Equal(undecided.Length, seen.Problems.Count);

        var result = Import(sheets, index, Decided(choices, seen));

        Assert.Empty(result.Problems);
        var matrix = result.Matrix!;
        Assert.Equal(domains, matrix.Domains.Select(domain => domain.Name));
        Assert.Equal(models, matrix.HostingModels.Select(model => model.Name));
        Assert.Equal(parties, matrix.Parties.Select(party => party.Name).Order(StringComparer.Ordinal));
        Assert.Equal(rows, matrix.Responsibilities.Count());
        Assert.Equal(rows * models.Length, result.Counts.Cells);
    }

    [Fact]
    public void Import_WordsInOtherFiles_AreInTheMatrixAsTheyAre()
    {
        var (models, requirements, tasks) = (Decided("models.xlsx"), Decided("requirements.xlsx"), Decided("tasks.tsv"));

        Assert.Equal("Customer & Lumen", models.Cell("Run the directory of identities", "SaaS"));
        Assert.Equal($"n/a: {ImportChoices.DefaultReason}", models.Cell("Guard the data center", "SaaS"));
        Assert.Equal("Lumen", models.Cell("Guard the data center", "IaaS"));
        Assert.Equal("Payline & Merchant", requirements.Cell("Review firewall rules twice a year", ImportModels.DefaultName));
        Assert.Equal("Merchant", requirements.Cell("Turn off services that are not needed", ImportModels.DefaultName));
        Assert.Equal(["1.2"], requirements.Matrix!.Responsibilities.ElementAt(1).Keywords);
        Assert.Equal("Kestrel & Customer", tasks.Cell("Patch management", ImportModels.DefaultName));
        Assert.Equal("Customer", tasks.Cell("Key management", ImportModels.DefaultName));
        var backups = tasks.Matrix!.Responsibilities.Single(row => row.Title == "Backups").Assignments[0];
        Assert.Equal(("kestrel", 1), (backups.Accountable, backups.Notes.Count));
    }

    [Fact]
    public void Import_WhatAMatrixCannotExpress_IsListed()
    {
        Assert.Contains(Findings("worksheet.xlsx"), finding => finding.StartsWith("Which of several", StringComparison.Ordinal));
        Assert.Contains(
            Findings("answers.xlsx"),
            finding => finding.EndsWith("column C “CSP CAIQ Answer” that don't say “N/A”.", StringComparison.Ordinal)
        );
        Assert.Contains(Findings("activities.csv"), finding => finding.StartsWith("CSV!A10: ", StringComparison.Ordinal));
        Assert.Contains(Findings("tasks.tsv"), finding => finding.Contains("“Links”", StringComparison.Ordinal));
        Assert.Contains(Findings("models.xlsx"), finding => finding.EndsWith("The text above the headings.", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Findings(string file) => Decided(file).NotCarried.Select(finding => finding.ToString());

    private static ValueList<QuestionSheet> Read(string file) =>
        Assert
            .IsType<SpreadsheetOutcome.Read>(
                SpreadsheetFile.Read(File.ReadAllBytes(Path.Combine(Corpus, file)), TestContext.Current.CancellationToken)
            )
            .Sheets;

    private static ImportResult Decided(string file)
    {
        var sheets = Read(file);
        var choices = SheetProposal.Of(sheets[0], null);
        return Import(sheets, 0, Decided(choices, Import(sheets, 0, choices)));
    }

    /// <summary>Decides that the parties of each open word share accountability: those that it names, or else all.</summary>
    private static ImportChoices Decided(ImportChoices choices, ImportResult seen) =>
        seen
            .Words.Where(word => word.Code is null)
            .Aggregate(
                choices,
                (all, word) =>
                    all.WithWord(
                        word.Key,
                        new AssignmentCode(null, [])
                        {
                            JointlyAccountable =
                                word.Parties.Count > 1 ? word.Parties : all.Parties.Select(party => party.Slug).ToValueList(),
                        }
                    )
            );

    private static ImportResult Import(ValueList<QuestionSheet> sheets, int index, ImportChoices choices) =>
        TableImport.Read(sheets, index, choices, ForeignTable.NewMatrix, TestContext.Current.CancellationToken);
}
