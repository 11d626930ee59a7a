using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>One version of a matrix: its record and its content. Everything for readers and auditors is computed from it.</summary>
public sealed class PublishedMatrix(MatrixVersion version, Matrix matrix, ReadOnlyMemory<byte> content)
{
    private readonly Lazy<MatrixIndex> _index = new(() => new MatrixIndex(matrix));

    public MatrixVersion Version => version;

    public Matrix Matrix => matrix;

    /// <summary>The canonical bytes, checked against the record's hash.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>The index of the content; created at first use.</summary>
    public MatrixIndex Index => _index.Value;
}
