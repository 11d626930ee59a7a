namespace ResponsibilityPortal.Domain.Matrices.Exchange;

/// <summary>Collects problems while a document is read, up to a number that a person can still work through.</summary>
internal sealed class ProblemList
{
    public const int MaxCount = 500;

    private readonly List<MatrixProblem> _problems = [];
    private int _unlisted;

    /// <summary>Whether the document comes from people or programs now. What is stored was taken by the rules of its day.</summary>
    public bool IsFromOutside { get; init; }

    public bool IsEmpty => _problems.Count == 0;

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
            : _problems.Append(new MatrixProblem("", $"{_unlisted} further problems are not listed; mend these first.")).ToValueList();
}
