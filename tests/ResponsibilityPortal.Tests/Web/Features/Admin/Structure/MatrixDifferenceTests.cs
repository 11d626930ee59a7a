using Bunit;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Structure;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class MatrixDifferenceTests : ComponentTest
{
    private static readonly Matrix Matrix = Given.Matrix().InCanonicalOrder();

    [Fact]
    public void Difference_NamesMovesRowsStructureAndGaps()
    {
        var text = Difference(
            Matrix.Moving("keys", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", null).Without("backup") with
            {
                Title = "Another title",
                Domains = [Matrix.Domains[0]],
            }
        );
        Assert.Contains("1 cell is not yet assessed", Difference(Matrix.Moving("keys", "saas", null)), StringComparison.Ordinal);
        Assert.Contains("Removed rows", text, StringComparison.Ordinal);
        Assert.Contains("Make backups", text, StringComparison.Ordinal);
        Assert.Contains("Another title", text, StringComparison.Ordinal);
        Assert.Contains("Move to Customer", Difference(Matrix.Moving("keys", "saas", Party.ReaderSlug)), StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_OfADutyThatBecomesShared_StaysWithTheCustomer()
    {
        var text = Difference(Matrix.Sharing("keys", "iaas", Given.Vendor, Party.ReaderSlug));
        Assert.Contains("Stay with Customer, but jointly with other parties", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Move between other parties", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Difference_OfAMovedRow_NamesTheRow()
    {
        Assert.Contains("Same as the draft", Difference(Matrix), StringComparison.Ordinal);
        var moved = Assert.IsType<StructureResult.Applied>(new StructureEdit.MoveRow("keys", "access", "sign-in").On(Matrix, null)).Matrix;
        Assert.Contains("Moved within their domain", Difference(moved), StringComparison.Ordinal);
        Assert.Contains("Keep keys", Difference(moved), StringComparison.Ordinal);
    }

    private string Difference(Matrix after) =>
        Render<MatrixDifference>(parameters => parameters.Add(view => view.Before, Matrix).Add(view => view.After, after)).Markup;
}
