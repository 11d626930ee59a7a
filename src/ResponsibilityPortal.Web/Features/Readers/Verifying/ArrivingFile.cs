using System.Buffers;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// A file that is arriving or waits for its check, in pieces of memory that are allocated as they fill. Bytes that are only announced take
/// no memory. The pieces are joined when the check begins.
/// </summary>
internal sealed class ArrivingFile(VerifyingLimit gate) : IDisposable
{
    /// <summary>The size of a piece, in bytes. Small enough not to be a large object, which the runtime would release late.</summary>
    private const int PieceBytes = 64 * 1_024;

    private readonly List<byte[]> _pieces = [];
    private int _freeInLast;

    /// <summary>In bytes.</summary>
    public int Length => (_pieces.Count * PieceBytes) - _freeInLast;

    /// <summary>The memory for the next bytes; empty when the files that have arrived take all memory reserved for files.</summary>
    public Memory<byte> Free()
    {
        if (_freeInLast == 0)
        {
            if (!gate.TryHold(PieceBytes))
            {
                return default;
            }

            _pieces.Add(ArrayPool<byte>.Shared.Rent(PieceBytes));
            _freeInLast = PieceBytes;
        }

        return _pieces[^1].AsMemory(PieceBytes - _freeInLast, _freeInLast);
    }

    /// <summary>Counts bytes that were written to <see cref="Free"/>.</summary>
    public void Add(int bytes) => _freeInLast -= bytes;

    /// <summary>Joins the pieces and releases them.</summary>
    /// <returns>The complete file. Disposing of it returns its memory to the pool.</returns>
    public WholeFile TakeAll()
    {
        var whole = new WholeFile(gate.WholeFiles, Length);
        for (var index = 0; index < _pieces.Count; index++)
        {
            var start = index * PieceBytes;
            _pieces[index].AsSpan(0, Math.Min(PieceBytes, Length - start)).CopyTo(whole.Buffer.AsSpan(start));
        }

        Dispose();
        return whole;
    }

    public void Dispose()
    {
        _pieces.ForEach(piece => ArrayPool<byte>.Shared.Return(piece));
        gate.GiveBack(_pieces.Count * PieceBytes);
        _pieces.Clear();
        _freeInLast = 0;
    }
}
