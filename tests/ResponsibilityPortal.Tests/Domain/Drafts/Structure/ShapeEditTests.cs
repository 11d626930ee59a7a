using CsCheck;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Structure;

public sealed class ShapeEditTests
{
    private static readonly Matrix Matrix = Given.Matrix().InCanonicalOrder();

    private static readonly HostingModel Edge = new() { Slug = "edge", Name = "Edge", Parties = [Given.Vendor, Party.ReaderSlug] };

    [Fact]
    public void Texts_of_the_matrix_are_changed()
    {
        var seen = MatrixTexts.Of(Matrix);
        var after = Applied(new ShapeEdit.PutTexts(seen with { Title = "Another title", Guidance = "Read this." }, seen));
        Assert.Equal(("Another title", "Read this.", Matrix.Issuer), (after.Title, after.Guidance, after.Issuer));
    }

    [Fact]
    public void An_element_is_added_at_the_end_and_changed_in_its_place()
    {
        var source = new Source("docs", "Docs", "https://docs.example", "vendor-docs");
        var added = Applied(new ShapeEdit.Put<Source>(ElementSets.Sources, source, null));
        Assert.Equal([source], added.Sources);
        var changed = Applied(new ShapeEdit.Put<Party>(ElementSets.Parties, Matrix.Parties[1] with { Name = "Maker" }, Matrix.Parties[1]));
        Assert.Equal(["Provider", "Maker", "Customer"], changed.Parties.Select(party => party.Name));
    }

    [Fact]
    public void Changing_a_domain_keeps_its_rows()
    {
        var seen = ElementSets.Domains.Find(Matrix, "access")!;
        var after = Applied(new ShapeEdit.Put<ControlDomain>(ElementSets.Domains, seen with { Name = "Entrance" }, seen));
        Assert.Equal(("Entrance", 2), (after.Domains[0].Name, after.Domains[0].Responsibilities.Count));
    }

    [Fact]
    public void Changing_a_row_keeps_its_cells()
    {
        var row = Matrix.Responsibilities.First();
        var after = Applied(new ShapeEdit.PutRow(row with { Title = "Sign in", Keywords = ["SSO"], Assignments = [] }, row, "access")).Responsibilities.First();
        Assert.Equal(("Sign in", row.Assignments), (after.Title, after.Assignments));
    }

    [Fact]
    public void What_is_so_already_is_unchanged()
    {
        var row = Matrix.Responsibilities.First();
        Assert.IsType<ShapeResult.Unchanged>(new ShapeEdit.PutRow(row, row, "access").On(Matrix, null));
        Assert.IsType<ShapeResult.Unchanged>(new ShapeEdit.Move(ElementSets.Parties, Given.Provider, Given.Vendor).On(Matrix, null));
        Assert.IsType<ShapeResult.Unchanged>(new ShapeEdit.MoveRow("sign-in", "access", "keys").On(Matrix, null));
        Assert.IsType<ShapeResult.Unchanged>(new ShapeEdit.Replace(Matrix, "", new ContentSource.File("sample.json")).On(Matrix, null));
    }

    [Fact]
    public void What_somebody_else_has_changed_is_not_overwritten()
    {
        var seen = Matrix.Parties[1];
        var current = Applied(new ShapeEdit.Put<Party>(ElementSets.Parties, seen with { Name = "Theirs" }, seen));
        var mine = new ShapeEdit.Put<Party>(ElementSets.Parties, seen with { Name = "Mine" }, seen);
        Assert.Equal("the party “Vendor”", Assert.IsType<ShapeResult.Stale>(mine.On(current, null)).What);
        Assert.Equal("Mine", Applied(mine with { Seen = seen with { Name = "Theirs" } }, current).Parties[1].Name);
    }

    [Fact]
    public void A_short_name_belongs_to_one()
    {
        Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.Put<Party>(ElementSets.Parties, new Party(Given.Vendor, "X", "X"), null).On(Matrix, null));
        Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.PutRow(new Responsibility { Slug = "backup", Title = "X" }, null, "access").On(Matrix, null));
        Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.CopyModel(Edge with { Slug = "saas" }, "paas").On(Matrix, null));
    }

    [Fact]
    public void Problems_are_told_in_words_and_all_at_once()
    {
        var party = new Party("other", "P", new string('x', Party.NameMaxLength + 1));
        var problems = Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.Put<Party>(ElementSets.Parties, party, null).On(Matrix, null)).Problems;
        Assert.Contains(problems, problem => problem.Place.EndsWith("name", StringComparison.Ordinal) && problem.Sentence.Contains("at most 80", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Place.EndsWith("letter", StringComparison.Ordinal));
        var row = Matrix.Responsibilities.First() with { Sources = ["nowhere"] };
        Assert.Equal(
            "row “Set up sign-in”, sources, number 1",
            Assert.Single(Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.PutRow(row, Matrix.Responsibilities.First(), "access").On(Matrix, null)).Problems).Place);
    }

    [Fact]
    public void Half_a_character_is_told_like_any_other_problem()
    {
        var seen = MatrixTexts.Of(Matrix);
        Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.PutTexts(seen with { Title = "\uD800" }, seen).On(Matrix, null));
    }

    [Fact]
    public void A_hosting_model_is_added_as_a_copy_without_the_parties_it_lacks()
    {
        var after = Applied(new ShapeEdit.CopyModel(Edge, "iaas"));
        Assert.Equal(["saas", "paas", "iaas", "edge"], after.HostingModels.Select(model => model.Slug));
        var backup = after.Responsibilities.Single(row => row.Slug == "backup").In("edge")!;
        Assert.Equal(Party.ReaderSlug, backup.Accountable);
        Assert.Empty(backup.Contributing);
        Assert.Equal(3, after.Responsibilities.Count(row => row.In("edge") is not null));
    }

    [Fact]
    public void Elements_and_rows_are_put_before_others_or_at_the_end()
    {
        Assert.Equal(["customer", "provider", "vendor"], Applied(new ShapeEdit.Move(ElementSets.Parties, "customer", "provider")).Parties.Select(party => party.Slug));
        Assert.Equal(["vendor", "customer", "provider"], Applied(new ShapeEdit.Move(ElementSets.Parties, "provider", null)).Parties.Select(party => party.Slug));
        Assert.Equal(["keys", "sign-in", "backup"], RowsOf(Applied(new ShapeEdit.MoveRow("keys", "access", "sign-in"))));
        Assert.Equal(["keys", "sign-in", "backup"], RowsOf(Applied(new ShapeEdit.MoveRow("sign-in", "data", "backup"))));
        Assert.Equal(["keys", "backup", "sign-in"], RowsOf(Applied(new ShapeEdit.MoveRow("sign-in", "data", null))));
        Assert.IsType<ShapeResult.Stale>(new ShapeEdit.MoveRow("sign-in", "data", "keys").On(Matrix, null));
    }

    [Fact]
    public void A_removal_says_what_goes_and_waits_for_consent()
    {
        var removal = new ShapeEdit.Remove(ElementSets.Parties, Given.Provider);
        var preview = Assert.IsType<ShapeResult.Unconfirmed>(removal.On(Matrix, null)).Preview;
        Assert.Contains("The party “Provider” goes.", preview.Sentences);
        Assert.Contains("1 further cell loses a contributing party or a note.", preview.Sentences);
        Assert.Contains("The hosting model “SaaS” is left without “Provider”.", preview.Sentences);
        var after = Applied(removal with { Accepted = preview });
        Assert.All(after.HostingModels, model => Assert.DoesNotContain(Given.Provider, model.Parties));
    }

    [Fact]
    public void Consent_holds_for_what_was_shown_and_nothing_more()
    {
        var removal = new ShapeEdit.Remove(ElementSets.Parties, Given.Provider);
        var preview = Assert.IsType<ShapeResult.Unconfirmed>(removal.On(Matrix, null)).Preview;
        var grown = Matrix.Moving("keys", "saas", Given.Provider).InCanonicalOrder();
        Assert.Contains(
            "1 cell is left without an accountable party.",
            Assert.IsType<ShapeResult.Unconfirmed>((removal with { Accepted = preview }).On(grown, null)).Preview.Sentences);
    }

    [Fact]
    public void Taking_a_party_out_of_a_hosting_model_takes_its_parts_there()
    {
        var seen = Matrix.HostingModels[0];
        var edit = new ShapeEdit.Put<HostingModel>(ElementSets.HostingModels, seen with { Parties = [Given.Provider, Party.ReaderSlug] }, seen);
        var preview = Assert.IsType<ShapeResult.Unconfirmed>(edit.On(Matrix, null)).Preview;
        Assert.Contains("2 cells are left without an accountable party.", preview.Sentences);
        var after = Applied(edit with { Accepted = preview });
        Assert.Equal(Given.Vendor, after.Responsibilities.Last().In("paas")!.Accountable);
        Assert.Null(after.Responsibilities.Last().In("saas"));
    }

    [Fact]
    public void A_row_that_was_published_is_retired_and_another_one_removed()
    {
        Assert.Equal("Retired the row “Keep keys”.", Words(new ShapeEdit.RemoveRow("keys"), Matrix));
        Assert.Equal("Removed the row “Keep keys”.", Words(new ShapeEdit.RemoveRow("keys"), Matrix.Without("keys")));

        static string Words(ShapeEdit edit, Matrix published) => Assert.IsType<ShapeResult.Applied>(Consented(edit, Matrix).On(Matrix, published)).Words;
    }

    [Fact]
    public void The_last_of_what_a_matrix_needs_stays()
    {
        Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.RemoveRow("backup").On(Matrix, null));
        Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.MoveRow("backup", "access", null).On(Matrix, null));
        var one = Applied(Consented(new ShapeEdit.Remove(ElementSets.Domains, "data"), Matrix));
        Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.Remove(ElementSets.Domains, "access").On(one, null));
    }

    [Fact]
    public void A_deployment_left_without_hosting_models_goes()
    {
        var narrowed = Applied(Consented(new ShapeEdit.Remove(ElementSets.HostingModels, "saas"), Matrix));
        Assert.Equal(["paas"], Assert.Single(narrowed.Deployments).HostingModels);
        Assert.Empty(Applied(Consented(new ShapeEdit.Remove(ElementSets.HostingModels, "paas"), narrowed), narrowed).Deployments);
    }

    [Fact]
    public void Whoever_replaces_everything_has_seen_the_draft_as_it_is()
    {
        var other = Matrix.Without("keys").InCanonicalOrder();
        Assert.IsType<ShapeResult.Stale>(new ShapeEdit.Replace(other, "an earlier hash", new ContentSource.File("sample.json")).On(Matrix, null));
        Assert.Equal(other, Applied(new ShapeEdit.Replace(other, Sha256Hash.Of(MatrixWriter.Write(Matrix)), new ContentSource.File("sample.json"))));
        Assert.IsType<ShapeResult.Invalid>(new ShapeEdit.Replace(Given.Matrix("another"), "", new ContentSource.File("sample.json")).On(Matrix, null));
    }

    [Fact]
    public void Every_removal_leaves_a_matrix_that_keeps_the_rules() => MatrixGenerator.Matrices.Select(matrix => matrix.InCanonicalOrder()).Sample(matrix =>
    {
        foreach (var edit in RemovalsOf(matrix))
        {
            var result = Consented(edit, matrix).On(matrix, matrix);
            if (result is ShapeResult.Applied(var after, _, _))
            {
                var problems = new List<string>();
                MatrixStructure.Check(after, (place, sentence) => problems.Add($"{place} {sentence}"));
                Assert.Empty(problems);
                Assert.Equal(matrix, Applied(new ShapeEdit.Undo(DraftPatch.Between(matrix, after), new StructureChange.Told("x"), EditTurn.Done), after));
            }
            else
            {
                // Refused because it was the last of its kind, and for no other reason.
                Assert.All(Assert.IsType<ShapeResult.Invalid>(result).Problems, problem =>
                    Assert.True(problem.Sentence.Contains("empty", StringComparison.Ordinal) || problem.Sentence.Contains("lacks", StringComparison.Ordinal) || problem.Sentence.Contains("last row", StringComparison.Ordinal), problem.ToString()));
            }
        }
    }, iter: 60);

    /// <summary>Texts stored before the rule existed come back as they were.</summary>
    [Fact]
    public void Undo_OfARemovalWithATextThatIsRefusedToday_BringsItBack()
    {
        var stored = Matrix.Changing(row => row.Slug == "keys" ? row with { Title = "\u200D" } : row);
        var edit = new ShapeEdit.RemoveRow("keys");
        var without = Applied(Consented(edit, stored), stored);
        Assert.Equal(stored, Applied(new ShapeEdit.Undo(DraftPatch.Between(stored, without), new StructureChange.Told("x"), EditTurn.Done), without));
    }

    private static IEnumerable<ShapeEdit> RemovalsOf(Matrix matrix) =>
        ElementSets.All.SelectMany(set => set.In(matrix), (set, item) => (ShapeEdit)new ShapeEdit.Remove(set, item.Slug))
            .Concat(matrix.Responsibilities.Select(row => new ShapeEdit.RemoveRow(row.Slug)));

    private static IEnumerable<string> RowsOf(Matrix matrix) => matrix.Responsibilities.Select(row => row.Slug);

    private static ShapeEdit Consented(ShapeEdit edit, Matrix matrix) =>
        edit.On(matrix, null) is ShapeResult.Unconfirmed(var preview) ? edit with { Accepted = preview } : edit;

    private static Matrix Applied(ShapeEdit edit, Matrix? matrix = null) => Assert.IsType<ShapeResult.Applied>(edit.On(matrix ?? Matrix, null)).Matrix;
}
