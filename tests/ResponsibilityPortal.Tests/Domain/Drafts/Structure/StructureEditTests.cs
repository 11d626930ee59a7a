using CsCheck;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Structure;

public sealed class StructureEditTests
{
    private static readonly Matrix Matrix = Given.Matrix().InCanonicalOrder();

    private static readonly HostingModel Edge = new()
    {
        Slug = "edge",
        Name = "Edge",
        Parties = [Given.Vendor, Party.ReaderSlug],
    };

    [Fact]
    public void PutTexts_ChangesTheTexts()
    {
        var seen = MatrixTexts.Of(Matrix);
        var after = Applied(new StructureEdit.PutTexts(seen with { Title = "Another title", Guidance = "Read this." }, seen));
        Assert.Equal(("Another title", "Read this.", Matrix.Issuer), (after.Title, after.Guidance, after.Issuer));
    }

    [Fact]
    public void Put_AddsAtTheEndAndChangesInPlace()
    {
        var source = new Source("docs", "Docs", "https://docs.example", "vendor-docs");
        var added = Applied(new StructureEdit.Put<Source>(ElementSets.Sources, source, null));
        Assert.Equal([source], added.Sources);
        var changed = Applied(
            new StructureEdit.Put<Party>(ElementSets.Parties, Matrix.Parties[1] with { Name = "Maker" }, Matrix.Parties[1])
        );
        Assert.Equal(["Provider", "Maker", "Customer"], changed.Parties.Select(party => party.Name));
    }

    [Fact]
    public void Put_ChangedDomain_KeepsItsRows()
    {
        var seen = ElementSets.Domains.Find(Matrix, "access")!;
        var after = Applied(new StructureEdit.Put<ControlDomain>(ElementSets.Domains, seen with { Name = "Entrance" }, seen));
        Assert.Equal(("Entrance", 2), (after.Domains[0].Name, after.Domains[0].Responsibilities.Count));
    }

    [Fact]
    public void PutRow_ChangedRow_KeepsItsCells()
    {
        var row = Matrix.Responsibilities.First();
        var after = Applied(new StructureEdit.PutRow(row with { Title = "Sign in", Keywords = ["SSO"], Assignments = [] }, row, "access"))
            .Responsibilities.First();
        Assert.Equal(("Sign in", row.Assignments), (after.Title, after.Assignments));
    }

    [Fact]
    public void On_WithoutADifference_IsUnchanged()
    {
        var row = Matrix.Responsibilities.First();
        Assert.IsType<StructureResult.Unchanged>(new StructureEdit.PutRow(row, row, "access").On(Matrix, null));
        Assert.IsType<StructureResult.Unchanged>(
            new StructureEdit.Move(ElementSets.Parties, Given.Provider, Given.Vendor).On(Matrix, null)
        );
        Assert.IsType<StructureResult.Unchanged>(new StructureEdit.MoveRow("sign-in", "access", "keys").On(Matrix, null));
        Assert.IsType<StructureResult.Unchanged>(
            new StructureEdit.Replace(Matrix, "", new ContentSource.File("sample.json")).On(Matrix, null)
        );
    }

    [Fact]
    public void On_AfterAnotherEditorsChange_IsStale()
    {
        var seen = Matrix.Parties[1];
        var current = Applied(new StructureEdit.Put<Party>(ElementSets.Parties, seen with { Name = "Theirs" }, seen));
        var mine = new StructureEdit.Put<Party>(ElementSets.Parties, seen with { Name = "Mine" }, seen);
        Assert.Equal("the party “Vendor”", Assert.IsType<StructureResult.Stale>(mine.On(current, null)).What);
        Assert.Equal("Mine", Applied(mine with { Seen = seen with { Name = "Theirs" } }, current).Parties[1].Name);
    }

    [Fact]
    public void Put_WithATakenShortName_IsInvalid()
    {
        Assert.IsType<StructureResult.Invalid>(
            new StructureEdit.Put<Party>(ElementSets.Parties, new Party(Given.Vendor, "X", "X"), null).On(Matrix, null)
        );
        Assert.IsType<StructureResult.Invalid>(
            new StructureEdit.PutRow(new Responsibility { Slug = "backup", Title = "X" }, null, "access").On(Matrix, null)
        );
        Assert.IsType<StructureResult.Invalid>(new StructureEdit.CopyModel(Edge with { Slug = "saas" }, "paas").On(Matrix, null));
    }

    [Fact]
    public void On_WithSeveralProblems_ReportsAllInWords()
    {
        var party = new Party("other", "P", new string('x', Party.NameMaxLength + 1));
        var problems = Assert
            .IsType<StructureResult.Invalid>(new StructureEdit.Put<Party>(ElementSets.Parties, party, null).On(Matrix, null))
            .Problems;
        Assert.Contains(
            problems,
            problem =>
                problem.Place.EndsWith("name", StringComparison.Ordinal)
                && problem.Sentence.Contains("at most 80", StringComparison.Ordinal)
        );
        Assert.Contains(problems, problem => problem.Place.EndsWith("letter", StringComparison.Ordinal));
        var row = Matrix.Responsibilities.First() with { Sources = ["nowhere"] };
        Assert.Equal(
            "row “Set up sign-in”, sources, number 1",
            Assert
                .Single(
                    Assert
                        .IsType<StructureResult.Invalid>(
                            new StructureEdit.PutRow(row, Matrix.Responsibilities.First(), "access").On(Matrix, null)
                        )
                        .Problems
                )
                .Place
        );
    }

    [Fact]
    public void On_WithHalfASurrogatePair_ReportsAProblem()
    {
        var seen = MatrixTexts.Of(Matrix);
        Assert.IsType<StructureResult.Invalid>(new StructureEdit.PutTexts(seen with { Title = "\uD800" }, seen).On(Matrix, null));
    }

    [Fact]
    public void CopyModel_WithFewerParties_LeavesTheirPartsOut()
    {
        var after = Applied(new StructureEdit.CopyModel(Edge, "iaas"));
        Assert.Equal(["saas", "paas", "iaas", "edge"], after.HostingModels.Select(model => model.Slug));
        var backup = after.Responsibilities.Single(row => row.Slug == "backup").In("edge")!;
        Assert.Equal(Party.ReaderSlug, backup.Accountable);
        Assert.Empty(backup.Contributing);
        Assert.Equal(3, after.Responsibilities.Count(row => row.In("edge") is not null));
    }

    [Fact]
    public void Move_PutsElementsBeforeOthersOrAtTheEnd()
    {
        Assert.Equal(
            ["customer", "provider", "vendor"],
            Applied(new StructureEdit.Move(ElementSets.Parties, "customer", "provider")).Parties.Select(party => party.Slug)
        );
        Assert.Equal(
            ["vendor", "customer", "provider"],
            Applied(new StructureEdit.Move(ElementSets.Parties, "provider", null)).Parties.Select(party => party.Slug)
        );
        Assert.Equal(["keys", "sign-in", "backup"], RowsOf(Applied(new StructureEdit.MoveRow("keys", "access", "sign-in"))));
        Assert.Equal(["keys", "sign-in", "backup"], RowsOf(Applied(new StructureEdit.MoveRow("sign-in", "data", "backup"))));
        Assert.Equal(["keys", "backup", "sign-in"], RowsOf(Applied(new StructureEdit.MoveRow("sign-in", "data", null))));
        Assert.IsType<StructureResult.Stale>(new StructureEdit.MoveRow("sign-in", "data", "keys").On(Matrix, null));
    }

    [Fact]
    public void Remove_WithoutConsent_ListsTheRemovalsAndIsUnconfirmed()
    {
        var removal = new StructureEdit.Remove(ElementSets.Parties, Given.Provider);
        var preview = Assert.IsType<StructureResult.Unconfirmed>(removal.On(Matrix, null)).Preview;
        Assert.Contains("The party “Provider”.", preview.Sentences);
        Assert.Contains("1 further cell loses a contributing party or a note.", preview.Sentences);
        Assert.Contains("The hosting model “SaaS” no longer has “Provider”.", preview.Sentences);
        var after = Applied(removal with { Accepted = preview });
        Assert.All(after.HostingModels, model => Assert.DoesNotContain(Given.Provider, model.Parties));
    }

    [Fact]
    public void Remove_WithConsentToLess_IsUnconfirmed()
    {
        var removal = new StructureEdit.Remove(ElementSets.Parties, Given.Provider);
        var preview = Assert.IsType<StructureResult.Unconfirmed>(removal.On(Matrix, null)).Preview;
        var grown = Matrix.Moving("keys", "saas", Given.Provider).InCanonicalOrder();
        Assert.Contains(
            "1 cell no longer has an accountable party.",
            Assert.IsType<StructureResult.Unconfirmed>((removal with { Accepted = preview }).On(grown, null)).Preview.Sentences
        );
    }

    [Fact]
    public void Put_ModelWithoutAParty_RemovesItsPartsThere()
    {
        var seen = Matrix.HostingModels[0];
        var edit = new StructureEdit.Put<HostingModel>(
            ElementSets.HostingModels,
            seen with
            {
                Parties = [Given.Provider, Party.ReaderSlug],
            },
            seen
        );
        var preview = Assert.IsType<StructureResult.Unconfirmed>(edit.On(Matrix, null)).Preview;
        Assert.Contains("2 cells no longer have an accountable party.", preview.Sentences);
        var after = Applied(edit with { Accepted = preview });
        Assert.Equal(Given.Vendor, after.Responsibilities.Last().In("paas")!.Accountable);
        Assert.Null(after.Responsibilities.Last().In("saas"));
    }

    [Fact]
    public void RemoveRow_RetiresPublishedRowsAndRemovesOthers()
    {
        Assert.Equal("Retired the row “Keep keys”.", Words(new StructureEdit.RemoveRow("keys"), Matrix));
        Assert.Equal("Removed the row “Keep keys”.", Words(new StructureEdit.RemoveRow("keys"), Matrix.Without("keys")));

        static string Words(StructureEdit edit, Matrix published) =>
            Assert.IsType<StructureResult.Applied>(Consented(edit, Matrix).On(Matrix, published)).Words;
    }

    [Fact]
    public void Remove_LastRequiredElement_IsRefused()
    {
        Assert.IsType<StructureResult.Invalid>(new StructureEdit.RemoveRow("backup").On(Matrix, null));
        Assert.IsType<StructureResult.Invalid>(new StructureEdit.MoveRow("backup", "access", null).On(Matrix, null));
        var one = Applied(Consented(new StructureEdit.Remove(ElementSets.Domains, "data"), Matrix));
        Assert.IsType<StructureResult.Invalid>(new StructureEdit.Remove(ElementSets.Domains, "access").On(one, null));
    }

    [Fact]
    public void Remove_LastModelOfADeployment_RemovesTheDeployment()
    {
        var narrowed = Applied(Consented(new StructureEdit.Remove(ElementSets.HostingModels, "saas"), Matrix));
        Assert.Equal(["paas"], Assert.Single(narrowed.Deployments).HostingModels);
        Assert.Empty(Applied(Consented(new StructureEdit.Remove(ElementSets.HostingModels, "paas"), narrowed), narrowed).Deployments);
    }

    [Fact]
    public void Replace_AfterALaterEdit_IsStale()
    {
        var other = Matrix.Without("keys").InCanonicalOrder();
        Assert.IsType<StructureResult.Stale>(
            new StructureEdit.Replace(other, "an earlier hash", new ContentSource.File("sample.json")).On(Matrix, null)
        );
        Assert.Equal(
            other,
            Applied(new StructureEdit.Replace(other, Sha256Hash.Of(MatrixWriter.Write(Matrix)), new ContentSource.File("sample.json")))
        );
        Assert.IsType<StructureResult.Invalid>(
            new StructureEdit.Replace(Given.Matrix("another"), "", new ContentSource.File("sample.json")).On(Matrix, null)
        );
    }

    [Fact]
    public void Remove_AnyElement_LeavesAValidMatrix() =>
        MatrixGenerator
            .Matrices.Select(matrix => matrix.InCanonicalOrder())
            .Sample(
                matrix =>
                {
                    foreach (var edit in RemovalsOf(matrix))
                    {
                        var result = Consented(edit, matrix).On(matrix, matrix);
                        if (result is StructureResult.Applied(var after, _, _))
                        {
                            var problems = new List<string>();
                            MatrixStructure.Check(after, (place, sentence) => problems.Add($"{place} {sentence}"));
                            Assert.Empty(problems);
                            Assert.Equal(
                                matrix,
                                Applied(
                                    new StructureEdit.Undo(
                                        DraftPatch.Between(matrix, after),
                                        new StructureChange.InWords("x"),
                                        EditDirection.Done
                                    ),
                                    after
                                )
                            );
                        }
                        else
                        {
                            // It is refused only because it was the last of its kind.
                            Assert.All(
                                Assert.IsType<StructureResult.Invalid>(result).Problems,
                                problem =>
                                    Assert.True(
                                        problem.Sentence.Contains("empty", StringComparison.Ordinal)
                                            || problem.Sentence.Contains("lacks", StringComparison.Ordinal)
                                            || problem.Sentence.Contains("last row", StringComparison.Ordinal),
                                        problem.ToString()
                                    )
                            );
                        }
                    }
                },
                iter: 60
            );

    /// <summary>Texts that were stored before the rule existed are restored unchanged.</summary>
    [Fact]
    public void Undo_OfARemovalWithATextNowForbidden_RestoresIt()
    {
        var stored = Matrix.Changing(row => row.Slug == "keys" ? row with { Title = "\u200D" } : row);
        var edit = new StructureEdit.RemoveRow("keys");
        var without = Applied(Consented(edit, stored), stored);
        Assert.Equal(
            stored,
            Applied(
                new StructureEdit.Undo(DraftPatch.Between(stored, without), new StructureChange.InWords("x"), EditDirection.Done),
                without
            )
        );
    }

    private static IEnumerable<StructureEdit> RemovalsOf(Matrix matrix) =>
        ElementSets
            .All.SelectMany(set => set.In(matrix), (set, item) => (StructureEdit)new StructureEdit.Remove(set, item.Slug))
            .Concat(matrix.Responsibilities.Select(row => new StructureEdit.RemoveRow(row.Slug)));

    private static IEnumerable<string> RowsOf(Matrix matrix) => matrix.Responsibilities.Select(row => row.Slug);

    private static StructureEdit Consented(StructureEdit edit, Matrix matrix) =>
        edit.On(matrix, null) is StructureResult.Unconfirmed(var preview) ? edit with { Accepted = preview } : edit;

    private static Matrix Applied(StructureEdit edit, Matrix? matrix = null) =>
        Assert.IsType<StructureResult.Applied>(edit.On(matrix ?? Matrix, null)).Matrix;
}
