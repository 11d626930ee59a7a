using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>Collects problems while a document is read, up to a number that a user can still work through.</summary>
/// <param name="cancellationToken">Cancels reading when the document takes too long.</param>
public sealed class ProblemList(CancellationToken cancellationToken = default)
{
    public const int MaxCount = 500;

    private readonly List<MatrixProblem> _problems = [];
    private int _unlisted;

    /// <summary>Whether the document is new and comes from a user or program. Stored documents follow the rules of their time.</summary>
    public bool IsFromOutside { get; init; }

    public bool IsEmpty => _problems.Count == 0;

    /// <exception cref="OperationCanceledException">Reading took too long.</exception>
    public void ThrowIfLate() => cancellationToken.ThrowIfCancellationRequested();

    public void Add(string pointer, string sentence)
    {
        if (_problems.Count < MaxCount)
        {
            _problems.Add(new MatrixProblem(pointer, sentence));
        }
        else
        {
            _unlisted++;
        }
    }

    public ValueList<MatrixProblem> ToValueList() =>
        _unlisted == 0
            ? _problems.ToValueList()
            : _problems.Append(new MatrixProblem("", $"{_unlisted} further problems are not listed; fix these first.")).ToValueList();
}
