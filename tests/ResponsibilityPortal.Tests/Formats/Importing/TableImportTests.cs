using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Xlsx;
using ResponsibilityPortal.Tests.Formats.Questionnaires;
using ResponsibilityPortal.Tests.Support;
using static ResponsibilityPortal.Tests.Formats.Importing.ForeignTable;

namespace ResponsibilityPortal.Tests.Formats.Importing;

public sealed class TableImportTests
{
    [Fact]
    public void Import_ByModelWithSharedUndecided_IsRefusedWithTheCell()
    {
        var result = Import(ByModel, SheetProposal.Of(ByModel, null));

        Assert.Null(result.Matrix);
        var problem = Assert.Single(result.Problems);
        Assert.Equal("CSV!C5: Choose what “Shared” means.", problem.ToString());
    }

    [Fact]
    public void Import_ByModelWithSharedAsJoint_BecomesTheMatrix()
    {
        var choices = SheetProposal.Of(ByModel, null);
        var result = Import(ByModel, choices.Decided(Import(ByModel, choices), "Shared", Joint("acme", "customer")));

        Assert.Empty(result.Problems);
        Assert.True(result.Matrix!.AllowsJointAccountability);
        Assert.Equal(["Data", "Buildings"], result.Matrix.Domains.Select(domain => domain.Name));
        Assert.Equal(["On-premises", "IaaS", "SaaS"], result.Matrix.HostingModels.Select(model => model.Name));
        Assert.Equal(["Acme", "Customer"], result.Matrix.Parties.Select(party => party.Name).Order());
        Assert.Equal("Customer", result.Cell("Classify the data", "SaaS"));
        Assert.Equal("Acme & Customer", string.Join(" & ", result.Cell("Encrypt the disks", "IaaS").Split(" & ").Order()));
        Assert.Equal($"n/a: {ImportChoices.DefaultReason}", result.Cell("Guard the site", "On-premises"));
        Assert.Equal(new ImportCounts(2, 4, 4, 12, 1, 1, 0), result.Counts);
        Assert.Equal(
            ["CSV!E5: The texts of column E “Remarks”.", "CSV!A1: The text above the headings."],
            result.NotCarried.Select(finding => finding.ToString())
        );
    }

    [Fact]
    public void Import_ByModelWithoutJointCells_DoesNotAllowThem()
    {
        var choices = SheetProposal.Of(ByModel, null);
        var result = Import(ByModel, choices.Decided(Import(ByModel, choices), "Shared", new AssignmentCode("acme", ["customer"])));

        Assert.False(result.Matrix!.AllowsJointAccountability);
        Assert.Equal("Acme + Customer", result.Cell("Encrypt the disks", "IaaS"));
    }

    [Fact]
    public void Import_ByMarks_ReadsPartyAndModelFromTheHeadings()
    {
        var choices = SheetProposal.Of(ByMarks, null);
        var seen = Import(ByMarks, choices);
        var word = Assert.Single(seen.Words);
        Assert.Equal(("Marked: Acme and Customer", 3), (word.Shown, word.Count));
        Assert.Null(word.Code);

        var result = Import(ByMarks, choices.WithWord(word.Key, Joint("acme", "customer")));

        Assert.Equal(["Cloud", "Own account"], result.Matrix!.HostingModels.Select(model => model.Name));
        Assert.Equal("Acme", result.Cell("Patch the database", "Own account"));
        Assert.Equal("Customer", result.Cell("Manage users", "Cloud"));
        Assert.Equal("Acme", result.Cell("Keep backups", "Cloud"));
        Assert.Equal("Acme & Customer", result.Cell("Keep backups", "Own account"));
    }

    [Fact]
    public void Import_CellsWithTwoNames_AreNeverGuessed()
    {
        var choices = SheetProposal.Of(ByActivity, null);
        var seen = Import(ByActivity, choices);
        Assert.Equal("CSV!C4 and 2 more: Choose what “Red Rock and Customer” means.", Assert.Single(seen.Problems).ToString());

        var result = Import(ByActivity, choices.Decided(seen, "Red Rock and Customer", new AssignmentCode("red-rock", ["customer"])));

        Assert.Equal("Red Rock + Customer", result.Cell("Logging", "Recovery"));
        Assert.Equal(3, result.Matrix!.HostingModels.Count);
        Assert.Contains(result.Matrix.Parties, party => party.Slug == Party.ReaderSlug);
    }

    [Fact]
    public void Import_CellsWithAnOrder_AreRead()
    {
        var sheet = Of("Duty,SaaS", "Patch,Y + C", "Watch,C", "Wait,Y", "Rest,Y + C", "Look,N/A: no hardware", "Ask,?");
        var choices = SheetProposal.Of(sheet, null) with
        {
            Columns = [new ImportColumn(1, ColumnUse.Title), new ImportColumn(2, ColumnUse.Parties) { Model = "saas" }],
            Models = [new ImportModel("saas", "SaaS")],
            Parties = [new Party("yugabyte", "Y", "Yugabyte"), new Party("customer", "C", "Customer")],
        };

        var result = Import(sheet, choices);

        Assert.Equal("Yugabyte + Customer", result.Cell("Patch", "SaaS"));
        Assert.Equal("n/a: no hardware", result.Cell("Look", "SaaS"));
        Assert.Equal("-", result.Cell("Ask", "SaaS"));
    }

    [Fact]
    public void Import_MergedCells_CountForEachOfTheirCells()
    {
        var sheet = Of("Area,Duty,IaaS,SaaS", "Data,Classify,Customer,", ",Encrypt,Acme,", ",Erase,,Customer", "Sites,Lock,Acme,Acme") with
        {
            Merged = [new MergedRange(2, 4, 1, 1), new MergedRange(2, 2, 3, 4), new MergedRange(3, 4, 3, 3)],
        };

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        Assert.Equal(["Data", "Sites"], result.Matrix!.Domains.Select(domain => domain.Name));
        Assert.Equal("Customer", result.Cell("Classify", "SaaS"));
        Assert.Equal("Acme", result.Cell("Erase", "IaaS"));
        Assert.Equal("-", result.Cell("Encrypt", "SaaS"));
    }

    [Fact]
    public void Import_IntoADraft_ChangesOnlyCellsOfTheTable()
    {
        var draft = Given.Matrix();
        var first = draft.Responsibilities.First();
        var other = draft.Parties[1];
        var model = draft.HostingModels[0];
        var sheet = Of(
            $"Duty,{model.Name}",
            $"{first.Title.ToUpperInvariant()},{other.Name}",
            $"A new duty,{other.Name}",
            $"Another,{other.Letter}"
        );

        var result = Import(sheet, SheetProposal.Of(sheet, draft), new ImportTarget.Draft(draft));

        Assert.Empty(result.Problems);
        Assert.Equal(draft.Parties, result.Matrix!.Parties);
        Assert.Equal(draft.HostingModels, result.Matrix.HostingModels);
        Assert.Equal(draft.Responsibilities.Count() + 2, result.Matrix.Responsibilities.Count());
        var changed = result.Matrix.Responsibilities.Single(row => row.Slug == first.Slug);
        Assert.Equal(other.Slug, changed.In(model.Slug)!.Accountable);
        Assert.Equal(first.Title, changed.Title);
        Assert.All(draft.HostingModels.Skip(1), untouched => Assert.Equal(first.In(untouched.Slug), changed.In(untouched.Slug)));
        Assert.Equal(2, result.Counts.Added);
    }

    [Theory]
    [InlineData("Not applicable because no hardware is involved", "no hardware is involved")]
    [InlineData("N/A – handled by Acme", "handled by Acme")]
    [InlineData("n/a (no hardware)", "no hardware")]
    [InlineData("N/A", ImportChoices.DefaultReason)]
    [InlineData("Not applicable.", ImportChoices.DefaultReason)]
    public void Import_NotApplicableWithAReason_KeepsTheReason(string text, string reason)
    {
        var words = Of("Duty,SaaS", $"Patch,{text}", "Watch,Customer", "Wait,Vendor");
        Assert.Equal($"n/a: {reason}", Import(words, SheetProposal.Of(words, null)).Cell("Patch", "SaaS"));

        var marks = Of("Duty,Acme,Customer", $"Patch,{text},", "Watch,,X", "Wait,X,", "Rest,X,", "Look,X,");
        var result = Import(marks, SheetProposal.Of(marks, null));
        Assert.Equal(reason, result.Matrix!.Responsibilities.First().Assignments[0].NotApplicable);
    }

    [Fact]
    public void Import_LongReason_IsCut()
    {
        var reason = string.Join(' ', Enumerable.Repeat("reason", 90));
        var others = Enumerable.Range(1, 8).Select(number => $"Watch server {number},Customer");
        var sheet = Of(["Duty,SaaS", $"Patch,N/A: {reason}", $"Look,Not applicable: {reason}", .. others]);

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        Assert.Empty(result.Problems);
        foreach (var row in result.Matrix!.Responsibilities.Take(2))
        {
            Assert.InRange(row.Assignments[0].NotApplicable!.Length, 490, Assignment.NotApplicableMaxLength);
        }
    }

    [Fact]
    public void Import_IdentifiersOfAKnownRow_AreAddedToItsOwn()
    {
        var draft = Given.Matrix();
        var first = draft.Responsibilities.First();
        var sheet = Of("No.,Duty,SaaS", $"\"D-2, D-3\",{first.Title},Vendor", "D-4,Another,Vendor");
        var choices = SheetProposal.Of(sheet, draft);

        var mapped = Import(sheet, choices with { Framework = draft.Frameworks[0] }, new ImportTarget.Draft(draft)).Matrix!;
        var found = Import(sheet, choices, new ImportTarget.Draft(draft)).Matrix!;

        var controls = mapped.Responsibilities.Single(row => row.Slug == first.Slug).Controls;
        Assert.Equal(["D-10", "D-2", "D-3"], Assert.Single(controls).Identifiers.Order(StringComparer.Ordinal));
        var keywords = found.Responsibilities.Single(row => row.Slug == first.Slug).Keywords;
        Assert.Equal(["D-2", "D-3", "MFA"], keywords.Order(StringComparer.Ordinal));
        Assert.Equal(first.Controls, found.Responsibilities.Single(row => row.Slug == first.Slug).Controls);
    }

    [Fact]
    public void Import_OtherDomainOfAKnownRow_IsReported()
    {
        var draft = Given.Matrix();
        var sheet = Of("Domain,Duty,SaaS", "Access,Set up sign-in,Vendor", "Access,Make backups,Vendor", ",A new duty,Vendor");

        var result = Import(sheet, SheetProposal.Of(sheet, draft), new ImportTarget.Draft(draft));

        var finding = Assert.Single(result.NotCarried, found => found.Sentence.StartsWith("The domain of a row", StringComparison.Ordinal));
        Assert.Equal(["CSV!B3"], finding.Places);
        Assert.Equal(["backup"], result.Matrix!.Domains.Single(domain => domain.Slug == "data").Responsibilities.Select(row => row.Slug));
    }

    [Fact]
    public void Import_LongDomainNameAgain_FindsTheDomain()
    {
        var draft = Given.Matrix();
        var name = $"{new string('d', 60)} {new string('e', 60)}";

        foreach (var duty in new[] { "A new duty", "Another duty" })
        {
            var sheet = Of("Domain,Duty,SaaS", $"{name},{duty},Vendor", $",Also {duty},Vendor");
            draft = Import(sheet, SheetProposal.Of(sheet, draft), new ImportTarget.Draft(draft)).Matrix!;
        }

        Assert.Equal(Given.Matrix().Domains.Count + 1, draft.Domains.Count);
        Assert.Equal(4, draft.Domains[^1].Responsibilities.Count);
    }

    [Fact]
    public void Import_NotApplicableAmongNotes_IsNoPartAndKeepsItsReason()
    {
        const string reason = "Acme operates all of the hardware in its own halls";
        var sheet = Of("Duty,Acme,Customer", $"Rack servers,Racks them,Not applicable: {reason}", "Lift weights,N/A (no weights),N/A");
        var choices = SheetProposal.Of(sheet, null) with
        {
            Parties = [new Party("acme", "A", "Acme"), new Party(Party.ReaderSlug, "C", "Customer")],
            Columns =
            [
                new ImportColumn(1, ColumnUse.Title),
                new ImportColumn(2, ColumnUse.MarkedNotes) { Parties = ["acme"] },
                new ImportColumn(3, ColumnUse.MarkedNotes) { Parties = [Party.ReaderSlug] },
            ],
        };
        var result = Import(sheet, choices);

        var model = result.Matrix!.HostingModels[0];
        Assert.Equal("Acme", result.Cell("Rack servers", model.Name));
        Assert.Contains(reason, result.Matrix.Responsibilities.First().In(model.Slug)!.NoteOf(Party.ReaderSlug), StringComparison.Ordinal);
        Assert.Equal("n/a: no weights", result.Cell("Lift weights", model.Name));
    }

    [Fact]
    public void Import_EqualTitlesInTwoDomains_AreToldApart()
    {
        var draft = Given.Matrix();
        var (first, second) = (draft.Domains[0], draft.Domains[1]);
        var title = first.Responsibilities[0].Title;
        var sheet = Of(
            "Domain,Duty,SaaS",
            $"{first.Name},{title},Vendor",
            ",Another duty,Vendor",
            $"{second.Name},{title},Vendor",
            $"Other,{title},Vendor"
        );
        var choices = SheetProposal.Of(sheet, draft);
        var result = Import(sheet, choices, new ImportTarget.Draft(draft));

        Assert.Empty(result.Problems);
        Assert.Equal(3, result.Counts.Added);
        var twice = result.Matrix!;
        Assert.Equal(title, twice.Domains[1].Responsibilities[^1].Title);
        Assert.Equal("Other", twice.Domains[^1].Name);

        var again = Import(sheet, choices, new ImportTarget.Draft(twice));

        Assert.Empty(again.Problems);
        Assert.Equal(twice, again.Matrix);
        var single = Of("Duty,SaaS", $"{title},Vendor", "Watch,Vendor");
        var unclear = Import(single, SheetProposal.Of(single, twice), new ImportTarget.Draft(twice));
        Assert.StartsWith("CSV!A2: Several rows of the draft have this title.", unclear.Problems[0].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_RowsWithOnlyUnusedTexts_AreReported()
    {
        var sheet = Of("Duty,SaaS,Remarks", "Patch,Customer,", "Watch,Vendor,soon", ",,an afterthought");

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        var finding = Assert.Single(result.NotCarried, found => found.Places is ["CSV!C4"]);
        Assert.Equal("A row with text only in columns that aren't imported.", finding.Sentence);
    }

    [Fact]
    public void Import_DescriptionOfSeveralLines_IsOnOne()
    {
        var sheet = Of("Duty,Description,SaaS", "Patch,\"First look,\nthen patch\",Customer", "Watch,All day,Vendor");

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        Assert.Equal("First look, then patch", result.Matrix!.Responsibilities.First().Description);
        Assert.Equal("CSV!A2: The line breaks of a description.", Assert.Single(result.NotCarried).ToString());
    }

    [Theory]
    [InlineData("1: Only with a contract.")]
    [InlineData("* Only with a contract.")]
    [InlineData("Note: only with a contract.")]
    public void Import_Footnote_IsReportedAndNoRow(string footnote)
    {
        var sheet = Of("Duty,SaaS", "Patch,Customer", "Watch,", "Wait,Vendor", footnote);

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        Assert.Equal(["Patch", "Watch", "Wait"], result.Matrix!.Responsibilities.Select(row => row.Title));
        Assert.Equal(["CSV!A5"], Assert.Single(result.NotCarried).Places);
    }

    [Fact]
    public void Import_Comments_AreReported()
    {
        const string rows =
            """<row><c t="str"><v>Duty</v></c><c t="str"><v>SaaS</v></c></row><row><c t="str"><v>Patch</v></c><c t="str"><v>Customer</v></c></row>""";
        var file = RawWorkbook.WithRows(
            rows,
            ("xl/worksheets/_rels/sheet1.xml.rels", RawWorkbook.Relation("comments", "../comments1.xml")),
            ("xl/comments1.xml", RawWorkbook.Bytes("<comments><comment ref='B2'/><comment ref='B2'/></comments>"))
        );
        var sheet = Assert.IsType<SpreadsheetOutcome.Read>(SpreadsheetFile.Read(file, TestContext.Current.CancellationToken)).Sheets[0];

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        Assert.Equal("One!B2: The comments on cells.", Assert.Single(result.NotCarried).ToString());
    }

    [Fact]
    public void Import_EmptyDutyBetweenClearTitles_IsARow()
    {
        var sheet = Of("Duty,IaaS,SaaS", "Data,,", "Encrypt,Customer,Acme", "Erase,,", "Sites,,", "Lock,Acme,Acme", "Guard,Acme,Acme") with
        {
            Merged = [new MergedRange(2, 2, 1, 3), new MergedRange(5, 5, 1, 3)],
        };

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        Assert.Equal(["Data", "Sites"], result.Matrix!.Domains.Select(domain => domain.Name));
        Assert.Equal("-", result.Cell("Erase", "SaaS"));
    }

    [Fact]
    public void Import_LongTitle_IsKeptInTheDescription()
    {
        var title = $"Patch {string.Join(' ', Enumerable.Repeat("everything", 30))}";
        var sheet = Of("Duty,SaaS", $"{title},Customer", "Watch,Vendor");

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        var row = result.Matrix!.Responsibilities.First();
        Assert.True(row.Title.Length <= Responsibility.TitleMaxLength);
        Assert.EndsWith("everything…", row.Title, StringComparison.Ordinal);
        Assert.Equal(title, row.Description);
        Assert.Contains(result.NotCarried, finding => finding.Places is ["CSV!A2"]);
    }

    [Fact]
    public void Import_ThousandsOfEqualTitles_GetDifferentSlugsQuickly()
    {
        var sheet = Of(["Duty,SaaS", .. Enumerable.Repeat("Patch,Customer", 5_000)]);

        var result = Import(sheet, SheetProposal.Of(sheet, null));

        Assert.Equal(5_000, result.Matrix!.Responsibilities.Select(row => row.Slug).Distinct().Count());
    }

    [Fact]
    public void Import_TextThatCannotBePublished_IsRefusedWithTheCell()
    {
        var sheet = Of("Duty,SaaS", "Patch\u202Eit,Customer", "Watch,Customer");

        var problem = Assert.Single(Import(sheet, SheetProposal.Of(sheet, null)).Problems);

        Assert.StartsWith("CSV!A2: The text contains the character U+202E", problem.ToString(), StringComparison.Ordinal);
    }

    private static AssignmentCode Joint(params ReadOnlySpan<string> parties) =>
        new(null, []) { JointlyAccountable = ValueList.Create(parties) };
}
