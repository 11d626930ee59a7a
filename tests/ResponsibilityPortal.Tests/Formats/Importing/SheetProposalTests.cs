using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;
using static ResponsibilityPortal.Tests.Formats.Importing.ForeignTable;

namespace ResponsibilityPortal.Tests.Formats.Importing;

public sealed class SheetProposalTests
{
    [Fact]
    public void Guess_ByModel_FindsHeadingsTitlesAndTitleRows()
    {
        var choices = SheetProposal.Of(ByModel, null);

        Assert.Equal((2, DomainSource.TitleRows), (choices.HeaderRow, choices.Domains));
        Assert.Equal(
            [(1, ColumnUse.Title), (2, ColumnUse.Parties), (3, ColumnUse.Parties), (4, ColumnUse.Parties)],
            choices.Columns.Select(column => (column.Column, column.Use))
        );
    }

    [Fact]
    public void Guess_ByMarks_FindsColumnsOfParties()
    {
        var choices = SheetProposal.Of(ByMarks, null);

        Assert.Equal(["Acme", "Customer"], choices.Parties.Select(party => party.Name));
        Assert.Equal([null, "cloud", "own-account"], choices.Columns.Skip(1).Select(column => column.Model));
    }

    [Fact]
    public void Guess_PartiesBelowMergedHeadings_FindsTheModelAbove()
    {
        var sheet = Of(",SaaS,,On site,", "Duty,Vendor,Customer,Vendor,Customer", "Patch,X,,,X", "Watch,X,,X,", "Wait,,X,,X") with
        {
            Merged = [new MergedRange(1, 1, 2, 3), new MergedRange(1, 1, 4, 5)],
        };

        var choices = SheetProposal.Of(sheet, null);

        Assert.Equal(2, choices.HeaderRow);
        Assert.Equal(["saas", "saas", "on-site", "on-site"], choices.Columns.Skip(1).Select(column => column.Model));
        Assert.Equal(["vendor", "customer", "vendor", "customer"], choices.Columns.Skip(1).Select(column => column.Parties[0]));
    }

    [Fact]
    public void Guess_NumbersDomainsAndNotes_FindsTheirColumns()
    {
        var sheet = Of(
            "No.,Domain,Responsibility,Description,Responsible party,Customer responsibilities",
            "1.1,Access,Manage the accounts,Create and remove the accounts of users in time,Customer,Remove the accounts of leavers",
            "1.2,,Watch the sign-ins,Look for sign-ins from places that are not usual,Vendor,",
            "2.1,Data,Encrypt the disks,Use keys that are kept apart from the data,Vendor,Keep your own keys in a safe place"
        );

        var choices = SheetProposal.Of(sheet, null);

        Assert.Equal(
            [
                ColumnUse.Identifier,
                ColumnUse.Domain,
                ColumnUse.Title,
                ColumnUse.Description,
                ColumnUse.Parties,
                ColumnUse.Notes,
            ],
            choices.Columns.Select(column => column.Use)
        );
        var result = Import(sheet, choices);
        Assert.Empty(result.Problems);
        Assert.Equal(["Access", "Data"], result.Matrix!.Domains.Select(domain => domain.Name));
        Assert.Equal(["1.2"], result.Matrix.Responsibilities.ElementAt(1).Keywords);
        Assert.Equal("Keep your own keys in a safe place", result.Matrix.Responsibilities.Last().Assignments[0].NoteOf("customer"));
    }

    [Theory]
    [InlineData("Applicable?")]
    [InlineData("Applicability")]
    public void Guess_MarksOfRowsThatApply_AreNotTheOpposite(string heading)
    {
        var sheet = Of($"Duty,Acme,Customer,{heading}", "Patch,X,,✓", "Watch,,X,✓", "Wait,X,,✓");

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        Assert.Equal(["Acme", "Customer"], result.Matrix!.Parties.Select(party => party.Name).Order());
        Assert.Equal((3, 0), (result.Counts.Cells, result.Counts.NotApplicable));
        Assert.Contains(result.NotCarried, finding => finding.Sentence == $"The texts of column D “{heading}”.");
    }

    [Fact]
    public void Guess_MarksOfRowsThatDoNotApply_MakeThemNotApplicable()
    {
        var sheet = Of("Duty,Acme,Customer,Not applicable", "Patch,X,,", "Watch,,X,", "Wait,,,✓");

        Assert.Equal(1, Import(sheet, SheetProposal.Of(sheet, null)).Counts.NotApplicable);
    }

    [Theory]
    [InlineData("AC-2 (1)(2)")]
    [InlineData("1.2.3-b")]
    [InlineData("A&A-01.1")]
    public void Guess_NumbersWithoutAHeading_AreIdentifiers(string number)
    {
        var sheet = Of("Key,Duty,SaaS", $"{number},Patch the servers,Customer", $"{number},Watch the servers,Vendor");

        Assert.Equal(ColumnUse.Identifier, SheetProposal.Of(sheet, null, 1).Columns[0].Use);
    }

    [Theory]
    [InlineData("Patch,Customer", "Watch,", "Wait,Vendor", "Rest,Vendor")]
    [InlineData("Patch,", "Watch,", "Wait,", "Rest,Vendor")]
    [InlineData("Patch,", "Watch,Vendor", "Wait,", "Rest,Vendor")]
    public void Guess_DutiesWithoutACell_AreNotDomains(params string[] rows)
    {
        var sheet = Of(["Duty,SaaS", .. rows, "Look,Customer"]);

        Assert.Equal(DomainSource.One, SheetProposal.Of(sheet, null).Domains);
    }

    [Fact]
    public void Guess_SheetWithoutAName_HasADomainWithOne()
    {
        Assert.Equal(ImportChoices.DefaultDomain, SheetProposal.Of(ByActivity, null).DomainName);
        Assert.Equal(ImportChoices.DefaultDomain, SheetProposal.Of(ByActivity with { Name = "Tabelle1" }, null).DomainName);
        Assert.Equal("Table of duties", SheetProposal.Of(ByActivity with { Name = "Table of duties" }, null).DomainName);
    }

    [Fact]
    public void Guess_HostileSheet_ReadsFewOfItsTexts()
    {
        var text = new string('x', 2_000);
        var rows = Enumerable
            .Range(1, 500)
            .Select(row => new SheetRow(
                row,
                Enumerable.Range(1, 100).Select(column => new SheetCell(column, row < 31 ? $"h{row}" : $"{text}{row}")).ToValueList()
            ));
        var sheet = new QuestionSheet("Sheet1", rows.ToValueList(), []);
        var before = GC.GetAllocatedBytesForCurrentThread();

        SheetProposal.Of(sheet, null);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 512L * 1_024 * 1_024);
    }

    [Fact]
    public void Guess_SheetWithTheMatrix_IsFoundAmongOthers()
    {
        QuestionSheet[] sheets = [Of("Read me,first", "Some,words"), ByActivity with { IsHidden = true }, ByModel];

        Assert.Equal(2, SheetProposal.SheetOf(sheets, TestContext.Current.CancellationToken));
    }
}
