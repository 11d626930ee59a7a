using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>What changes hands for one party when a product moves from one hosting model to another.</summary>
public sealed class HostingModelComparison
{
    public HostingModelComparison(MatrixIndex index, HostingModel from, HostingModel to, Party? you)
    {
        (From, To, You) = (from, to, you);
        foreach (var row in index.Rows)
        {
            var (before, after) = (row.Responsibility.In(from.Slug), row.Responsibility.In(to.Slug));
            ListFor(before, after).Add(row);
        }
    }

    public HostingModel From { get; }

    public HostingModel To { get; }

    /// <summary>The party it is told for; null when the matrix has no reader's party, and then nothing is "yours".</summary>
    public Party? You { get; }

    /// <summary>You are not accountable in the first model and are in the second.</summary>
    public List<MatrixRow> BecomeYours { get; } = [];

    /// <summary>You are accountable in the first model and no longer in the second.</summary>
    public List<MatrixRow> LeaveYou { get; } = [];

    /// <summary>Accountability moves between others.</summary>
    public List<MatrixRow> MoveBetweenOthers { get; } = [];

    /// <summary>The accountable party stays, those contributing change.</summary>
    public List<MatrixRow> ChangeContributors { get; } = [];

    /// <summary>The same parties own the duty in both models.</summary>
    public List<MatrixRow> StayTheSame { get; } = [];

    private List<MatrixRow> ListFor(Assignment? before, Assignment? after)
    {
        if (before?.Accountable == after?.Accountable)
        {
            return (before?.Contributing ?? []).Equals(after?.Contributing ?? []) ? StayTheSame : ChangeContributors;
        }

        return You is not null && after?.Accountable == You.Slug ? BecomeYours
            : You is not null && before?.Accountable == You.Slug ? LeaveYou
            : MoveBetweenOthers;
    }
}
