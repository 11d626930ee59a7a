using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>What changes hands for one party when it moves from one hosting model or deployment to another.</summary>
public sealed class HostingModelComparison
{
    public HostingModelComparison(MatrixIndex index, ComparedSide from, ComparedSide to, Party? you)
    {
        (From, To, You) = (from, to, you);
        foreach (var row in index.Rows)
        {
            ListFor(row.Responsibility).Add(row);
        }
    }

    public ComparedSide From { get; }

    public ComparedSide To { get; }

    /// <summary>
    /// The party that the comparison is made for; null when the matrix has no reader's party, and then nothing is "yours".
    /// </summary>
    public Party? You { get; }

    /// <summary>You are accountable in no hosting model of the first side, and in one of the second.</summary>
    public List<MatrixRow> BecomeYours { get; } = [];

    /// <summary>You are accountable in a hosting model of the first side, and in none of the second.</summary>
    public List<MatrixRow> LeaveYou { get; } = [];

    /// <summary>You are accountable on both sides, but in another share of their hosting models.</summary>
    public List<MatrixRow> BecomePartlyYours { get; } = [];

    /// <summary>You are accountable on both sides: jointly with other parties on the first, alone on the second.</summary>
    public List<MatrixRow> BecomeYoursAlone { get; } = [];

    /// <summary>
    /// You are accountable on both sides, and jointly with other parties, or with others than on the first side, on the second.
    /// </summary>
    public List<MatrixRow> BecomeJointlyYours { get; } = [];

    /// <summary>Accountability moves between others.</summary>
    public List<MatrixRow> MoveBetweenOthers { get; } = [];

    /// <summary>The accountable party stays and the contributors change.</summary>
    public List<MatrixRow> ChangeContributors { get; } = [];

    /// <summary>The same parties own the duty on both sides.</summary>
    public List<MatrixRow> StayTheSame { get; } = [];

    private List<MatrixRow> ListFor(Responsibility row)
    {
        var (before, after) = (From.ShareOf(You, row), To.ShareOf(You, row));
        return (before, after) switch
        {
            (0, > 0) => BecomeYours,
            ( > 0, 0) => LeaveYou,
            _ when before < 1 != after < 1 => BecomePartlyYours,
            _ when !From.AccountableWith(You, row).SetEquals(To.AccountableWith(You, row)) => IsAloneAfter(row)
                ? BecomeYoursAlone
                : BecomeJointlyYours,
            _ when !From.AccountableIn(row).SetEquals(To.AccountableIn(row)) => MoveBetweenOthers,
            _ when !From.ContributingIn(row).SetEquals(To.ContributingIn(row)) => ChangeContributors,
            _ => StayTheSame,
        };
    }

    /// <summary>
    /// Returns whether you are accountable alone in what the second side has differently or, when it only lacks something, in all it has.
    /// </summary>
    private bool IsAloneAfter(Responsibility row)
    {
        var (before, after) = (From.AccountableWith(You, row), To.AccountableWith(You, row));
        var added = after.Except(before, StringComparer.Ordinal).ToList();
        return (added.Count > 0 ? added : [.. after]).TrueForAll(accountable => accountable == You!.Slug);
    }
}
