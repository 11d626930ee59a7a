using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>One version of a matrix as everything for readers and auditors is computed from it: its record and its content.</summary>
public sealed class PublishedMatrix(MatrixVersion version, Matrix matrix, ReadOnlyMemory<byte> content)
{
    private readonly Lazy<MatrixIndex> _index = new(() => new MatrixIndex(matrix));

    public MatrixVersion Version => version;

    public Matrix Matrix => matrix;

    /// <summary>The canonical bytes, checked against the record's hash.</summary>
    public ReadOnlyMemory<byte> Content => content;

    /// <summary>The content arranged for finding; made at first use.</summary>
    public MatrixIndex Index => _index.Value;
}
