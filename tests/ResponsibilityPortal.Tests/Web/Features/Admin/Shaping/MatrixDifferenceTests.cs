using Bunit;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Shaping;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Shaping;

public sealed class MatrixDifferenceTests : ComponentTest
{
    private static readonly Matrix Matrix = Given.Matrix().InCanonicalOrder();

    [Fact]
    public void Moves_rows_and_what_is_around_them_are_told_and_so_are_gaps()
    {
        var text = Difference(Matrix.Moving("keys", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", null).Without("backup") with { Title = "Another title", Domains = [Matrix.Domains[0]] });
        Assert.Contains("1 cell has no accountable party", Difference(Matrix.Moving("keys", "saas", null)), StringComparison.Ordinal);
        Assert.Contains("Rows that go", text, StringComparison.Ordinal);
        Assert.Contains("Make backups", text, StringComparison.Ordinal);
        Assert.Contains("Another title", text, StringComparison.Ordinal);
        Assert.Contains("Move to Customer", Difference(Matrix.Moving("keys", "saas", Party.ReaderSlug)), StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_OfAMovedRow_NamesTheRow()
    {
        Assert.Contains("says what the draft says already", Difference(Matrix), StringComparison.Ordinal);
        var moved = Assert.IsType<ShapeResult.Applied>(new ShapeEdit.MoveRow("keys", "access", "sign-in").On(Matrix, null)).Matrix;
        Assert.Contains("Moved within their domain", Difference(moved), StringComparison.Ordinal);
        Assert.Contains("Keep keys", Difference(moved), StringComparison.Ordinal);
    }

    private string Difference(Matrix after) =>
        Render<MatrixDifference>(parameters => parameters.Add(view => view.Before, Matrix).Add(view => view.After, after)).Markup;
}
