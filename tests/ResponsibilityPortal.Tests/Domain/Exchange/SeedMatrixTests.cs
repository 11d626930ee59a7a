using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Exchange;

/// <summary>The built-in matrix, as a document of the exchange format.</summary>
public sealed class SeedMatrixTests
{
    /// <summary>Change this only together with the built-in matrix: installations detect a newer one by it.</summary>
    internal const string ContentHash = "ec3a6c61800862c1132e6653c00fb6fcfdfb290b0ab0fe274eb489c675f1cc4a";

    [Fact]
    public void SeedMatrix_IsReadWithoutProblemsOrGaps()
    {
        var matrix = SeedMatrix.Read();

        Assert.Equal(14, matrix.Domains.Count);
        Assert.Equal(69, matrix.Responsibilities.Count());
        Assert.Equal(276, matrix.Responsibilities.Sum(row => row.Assignments.Count));
        Assert.Empty(MatrixCompleteness.GapsIn(matrix));
    }

    [Fact]
    public void SeedMatrix_ContentIsTheCanonicalFormOfItsFile() =>
        Assert.Equal(Canonicaliser.Canonical(SeedMatrix.Bytes), MatrixWriter.Write(SeedMatrix.Read()));

    [Fact]
    public void SeedMatrix_ContentHash_IsPinned() => Assert.Equal(ContentHash, Sha256Hash.Of(MatrixWriter.Write(SeedMatrix.Read())));
}
