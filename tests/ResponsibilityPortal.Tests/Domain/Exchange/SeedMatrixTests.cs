using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Exchange;

/// <summary>The built-in matrix, as a document of the exchange format.</summary>
public sealed class SeedMatrixTests
{
    /// <summary>Changes only when the built-in matrix does, and then on purpose: installations tell by it that there is a newer one.</summary>
    internal const string ContentHash = "ec3a6c61800862c1132e6653c00fb6fcfdfb290b0ab0fe274eb489c675f1cc4a";

    [Fact]
    public void It_reads_without_problems_and_has_no_gaps()
    {
        var matrix = SeedMatrix.Read();

        Assert.Equal(14, matrix.Domains.Count);
        Assert.Equal(69, matrix.Responsibilities.Count());
        Assert.Equal(276, matrix.Responsibilities.Sum(row => row.Assignments.Count));
        Assert.Empty(MatrixCompleteness.GapsIn(matrix));
    }

    [Fact]
    public void Its_content_is_the_canonical_form_of_its_file() =>
        Assert.Equal(Canonicaliser.Canonical(SeedMatrix.Bytes), MatrixWriter.Write(SeedMatrix.Read()));

    [Fact]
    public void Its_content_hash_is_pinned() => Assert.Equal(ContentHash, Sha256Hash.Of(MatrixWriter.Write(SeedMatrix.Read())));
}
