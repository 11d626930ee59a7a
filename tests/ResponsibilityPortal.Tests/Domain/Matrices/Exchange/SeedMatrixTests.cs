using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Matrices.Exchange;

/// <summary>The built-in matrix, as a document of the exchange format.</summary>
public sealed class SeedMatrixTests
{
    /// <summary>Changes only when the built-in matrix does, and then on purpose: installations tell by it that there is a newer one.</summary>
    internal const string ContentHash = "17eca8b73b2b96513d09d494270bc32105c8170bd9621e6b4947e5e8df486e51";

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
    public void Its_content_is_the_canonical_form_of_its_file_without_empty_lists_in_rows() =>
        Assert.Equal(Canonicaliser.Canonical(WithoutEmptyLists(SeedMatrix.Bytes)), MatrixWriter.Write(SeedMatrix.Read()));

    [Fact]
    public void Its_content_hash_is_pinned() => Assert.Equal(ContentHash, Sha256Hash.Of(MatrixWriter.Write(SeedMatrix.Read())));

    private static byte[] WithoutEmptyLists(byte[] document)
    {
        var matrix = JsonNode.Parse(document)!;
        foreach (var row in matrix["domains"]!.AsArray().SelectMany(domain => domain!["responsibilities"]!.AsArray()).Select(row => row!.AsObject()))
        {
            foreach (var empty in row.Where(property => property.Value is JsonArray { Count: 0 }).Select(property => property.Key).ToList())
            {
                row.Remove(empty);
            }
        }

        return TestMatrix.ToBytes(matrix);
    }
}
