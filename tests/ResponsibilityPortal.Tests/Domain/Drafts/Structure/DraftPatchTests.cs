using System.Text.Json;
using CsCheck;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Structure;

public sealed class DraftPatchTests
{
    private static readonly Matrix Matrix = Given.Matrix().InCanonicalOrder();

    private static readonly Gen<Matrix> Matrices = MatrixGenerator.Matrices.Select(matrix => matrix.InCanonicalOrder());

    [Fact]
    public void TryToMatrix_ElementsOfAMatrix_GivesTheSameMatrix() =>
        Matrices.Sample(
            matrix =>
            {
                Assert.True(MatrixElements.Of(matrix).TryToMatrix(out var again, out _, out _));
                Assert.Equal(matrix, again);
            },
            iter: 200
        );

    [Fact]
    public void TryToMatrix_ElementsOfTheBuiltInMatrix_GivesTheSameMatrix()
    {
        Assert.True(MatrixElements.Of(SeedMatrix.Read()).TryToMatrix(out var again, out _, out _));
        Assert.Equal(SeedMatrix.Read(), again);
    }

    [Fact]
    public void Apply_PatchAndInverse_GivesBothMatrices() =>
        Gen.Select(Matrices, Matrices)
            .Sample(
                (before, after) =>
                {
                    var patch = DraftPatch.Between(before, after);
                    Assert.Equal(after, Applied(patch.Apply(before)));
                    Assert.Equal(before, Applied(patch.Inverse.Apply(after)));
                    Assert.Equal(before == after, patch.IsEmpty);
                },
                iter: 200
            );

    [Fact]
    public void FromJson_WrittenPatch_GivesTheSamePatch() =>
        Gen.Select(Matrices, Matrices)
            .Sample(
                (before, after) =>
                {
                    var patch = DraftPatch.Between(before, after);
                    using var json = JsonDocument.Parse(CanonicalJson.Serialize(patch.ToJson()));
                    Assert.Equal(patch, DraftPatch.FromJson(json.RootElement));
                },
                iter: 100
            );

    [Fact]
    public void Between_OneChange_HasOneAddress()
    {
        var patch = DraftPatch.Between(Matrix, Matrix.Moving("keys", "iaas", Given.Vendor).InCanonicalOrder());
        var change = Assert.Single(patch.Changes);
        Assert.Equal("cell/keys/iaas", change.Address);
        Assert.Contains("customer", change.Before, StringComparison.Ordinal);
        Assert.Contains("vendor", change.After, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_ToALaterChangedElement_IsOutdated()
    {
        var patch = DraftPatch.Between(Matrix, Matrix.Moving("keys", "iaas", Given.Vendor).InCanonicalOrder());
        var moved = Matrix.Moving("keys", "iaas", Given.Provider).InCanonicalOrder();
        Assert.Equal(["cell/keys/iaas"], Assert.IsType<PatchOutcome.Outdated>(patch.Apply(moved)).Addresses);
    }

    [Fact]
    public void Apply_TwoAddedRows_KeepsBoth()
    {
        var (one, two) = (WithRow("one"), WithRow("two"));
        var both = Applied(DraftPatch.Between(Matrix, one).Apply(two));
        Assert.Equal(["sign-in", "keys", "one", "two", "backup"], both.Responsibilities.Select(row => row.Slug));
        Assert.Equal(two, Applied(DraftPatch.Between(Matrix, one).Inverse.Apply(both)));
    }

    [Fact]
    public void Apply_UndoOfARowFilledLater_IsOutdated()
    {
        var added = WithRow("one");
        var filled = added.Changing(row =>
            row.Slug == "one" ? row with { Assignments = [new Assignment("saas") { Accountable = Given.Vendor }] } : row
        );
        var outcome = DraftPatch.Between(Matrix, added).Inverse.Apply(filled);
        Assert.Equal(["cell/one/saas"], Assert.IsType<PatchOutcome.Outdated>(outcome).Addresses);
    }

    [Fact]
    public void Between_OtherSynonyms_HasTheirAddressesOnly()
    {
        var patch = DraftPatch.Between(Matrix, Matrix with { Synonyms = [new SynonymGroup(["a", "b"])], UsesDefaultSynonyms = false });
        Assert.Equal(
            [new ElementChange("default-synonyms", null, "false"), new ElementChange("synonyms", null, """[["a","b"]]""")],
            patch.Changes
        );
    }

    [Fact]
    public void Apply_GroupsOfSynonymsByTwoEditors_KeepsBoth()
    {
        var one = Matrix with { Synonyms = [new SynonymGroup(["x", "y"])] };
        var two = Matrix with { Synonyms = [new SynonymGroup(["a", "b"])] };
        var added = DraftPatch.Between(Matrix, one);
        var both = Applied(added.Apply(two));
        Assert.Equal([new SynonymGroup(["a", "b"]), new SynonymGroup(["x", "y"])], both.Synonyms);
        Assert.Equal(two, Applied(added.Inverse.Apply(both)));
    }

    [Fact]
    public void Apply_UndoOfSynonymsEditedLater_IsOutdated()
    {
        var added = DraftPatch.Between(Matrix, Matrix with { Synonyms = [new SynonymGroup(["a", "b"])] });
        var edited = Matrix with { Synonyms = [new SynonymGroup(["a", "b", "c"])] };
        Assert.Equal(["synonyms"], Assert.IsType<PatchOutcome.Outdated>(added.Inverse.Apply(edited)).Addresses);
    }

    [Theory]
    [InlineData("""{"synonyms":{"after":{}}}""")]
    [InlineData("""{"synonyms":{"after":["a"]}}""")]
    [InlineData("""{"synonyms":{"after":[[1]]}}""")]
    [InlineData("""{"default-synonyms":{"after":"no"}}""")]
    public void FromJson_SynonymsOfAnotherForm_Throws(string patch)
    {
        using var json = JsonDocument.Parse(patch);
        Assert.Throws<FormatException>(() => DraftPatch.FromJson(json.RootElement));
    }

    [Fact]
    public void Apply_WithAResultThatBreaksTheRules_IsInvalid()
    {
        var patch = new DraftPatch([
            new ElementChange(
                "party/vendor",
                MatrixElements.Of(Matrix).Values["party/vendor"],
                """{"letter":"vv","name":"Vendor","slug":"vendor"}"""
            ),
        ]);
        Assert.NotEmpty(Assert.IsType<PatchOutcome.Invalid>(patch.Apply(Matrix)).Problems);
    }

    private static Matrix WithRow(string slug) =>
        Assert
            .IsType<StructureResult.Applied>(
                new StructureEdit.PutRow(new Responsibility { Slug = slug, Title = slug }, null, "access").On(Matrix, null)
            )
            .Matrix;

    private static Matrix Applied(PatchOutcome outcome) => Assert.IsType<PatchOutcome.Applied>(outcome).Matrix;
}
