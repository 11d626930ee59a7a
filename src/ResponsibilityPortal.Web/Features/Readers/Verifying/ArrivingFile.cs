using System.Buffers;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// A file while it arrives and waits: pieces of memory that are taken as they fill. What somebody only announces takes none, and the
/// pieces are put together when it is the file's turn.
/// </summary>
internal sealed class ArrivingFile(VerifyingGate gate) : IDisposable
{
    /// <summary>Small enough not to count as a large object, which the runtime gives back late.</summary>
    private const int PieceBytes = 64 * 1_024;

    private readonly List<byte[]> _pieces = [];
    private int _freeInLast;

    /// <summary>In bytes.</summary>
    public int Length => (_pieces.Count * PieceBytes) - _freeInLast;

    /// <summary>Where the next bytes go; empty when the files that are here take all the memory there is.</summary>
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

    /// <summary>Counts bytes that were put into <see cref="Free"/>.</summary>
    public void Add(int bytes) => _freeInLast -= bytes;

    /// <summary>Puts the pieces together and gives them back.</summary>
    /// <returns>The whole file, in memory that goes back to the gate when it is disposed of.</returns>
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
