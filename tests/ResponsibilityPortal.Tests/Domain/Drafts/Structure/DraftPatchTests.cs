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
    public void A_matrix_taken_apart_can_be_put_together_again() => Matrices.Sample(matrix =>
    {
        Assert.True(MatrixElements.Of(matrix).TryToMatrix(out var again, out _, out _));
        Assert.Equal(matrix, again);
    }, iter: 200);

    [Fact]
    public void The_built_in_matrix_can_be_taken_apart_too()
    {
        Assert.True(MatrixElements.Of(SeedMatrix.Read()).TryToMatrix(out var again, out _, out _));
        Assert.Equal(SeedMatrix.Read(), again);
    }

    [Fact]
    public void The_difference_of_any_two_matrices_leads_there_and_back() => Gen.Select(Matrices, Matrices).Sample((before, after) =>
    {
        var patch = DraftPatch.Between(before, after);
        Assert.Equal(after, Applied(patch.Apply(before)));
        Assert.Equal(before, Applied(patch.Inverse.Apply(after)));
        Assert.Equal(before == after, patch.IsEmpty);
    }, iter: 200);

    [Fact]
    public void What_stands_in_the_log_is_the_same_patch() => Gen.Select(Matrices, Matrices).Sample((before, after) =>
    {
        var patch = DraftPatch.Between(before, after);
        using var json = JsonDocument.Parse(CanonicalJson.Serialize(patch.ToJson()));
        Assert.Equal(patch, DraftPatch.FromJson(json.RootElement));
    }, iter: 100);

    [Fact]
    public void A_change_of_one_thing_touches_one_address()
    {
        var patch = DraftPatch.Between(Matrix, Matrix.Moving("keys", "iaas", Given.Vendor).InCanonicalOrder());
        var change = Assert.Single(patch.Changes);
        Assert.Equal("cell/keys/iaas", change.Address);
        Assert.Contains("customer", change.Before, StringComparison.Ordinal);
        Assert.Contains("vendor", change.After, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_changed_otherwise_since_keeps_a_patch_from_being_applied()
    {
        var patch = DraftPatch.Between(Matrix, Matrix.Moving("keys", "iaas", Given.Vendor).InCanonicalOrder());
        var moved = Matrix.Moving("keys", "iaas", Given.Provider).InCanonicalOrder();
        Assert.Equal(["cell/keys/iaas"], Assert.IsType<PatchOutcome.Outdated>(patch.Apply(moved)).Addresses);
    }

    [Fact]
    public void Rows_that_two_people_add_at_once_do_not_stand_in_each_others_way()
    {
        var (one, two) = (WithRow("one"), WithRow("two"));
        var both = Applied(DraftPatch.Between(Matrix, one).Apply(two));
        Assert.Equal(["sign-in", "keys", "one", "two", "backup"], both.Responsibilities.Select(row => row.Slug));
        Assert.Equal(two, Applied(DraftPatch.Between(Matrix, one).Inverse.Apply(both)));
    }

    [Fact]
    public void A_row_that_was_filled_since_is_not_taken_back_with_its_cells()
    {
        var added = WithRow("one");
        var filled = added.Changing(row => row.Slug == "one" ? row with { Assignments = [new Assignment("saas") { Accountable = Given.Vendor }] } : row);
        var outcome = DraftPatch.Between(Matrix, added).Inverse.Apply(filled);
        Assert.Equal(["cell/one/saas"], Assert.IsType<PatchOutcome.Outdated>(outcome).Addresses);
    }

    [Fact]
    public void A_result_that_breaks_the_rules_is_none()
    {
        var patch = new DraftPatch([new ElementChange("party/vendor", MatrixElements.Of(Matrix).Values["party/vendor"], """{"letter":"vv","name":"Vendor","slug":"vendor"}""")]);
        Assert.NotEmpty(Assert.IsType<PatchOutcome.Invalid>(patch.Apply(Matrix)).Problems);
    }

    private static Matrix WithRow(string slug) => Assert.IsType<ShapeResult.Applied>(
        new ShapeEdit.PutRow(new Responsibility { Slug = slug, Title = slug }, null, "access").On(Matrix, null)).Matrix;

    private static Matrix Applied(PatchOutcome outcome) => Assert.IsType<PatchOutcome.Applied>(outcome).Matrix;
}
