using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>What the grid marks besides the content of the cells.</summary>
/// <param name="Commented">The cells with an open comment of the team.</param>
/// <param name="Reported">The cells with an open problem report of a reader; without a hosting model for a whole row.</param>
/// <param name="OpenReports">How many problem reports are open.</param>
public sealed record CellMarks(IReadOnlySet<CellKey> Commented, IReadOnlySet<CellKey> Reported, int OpenReports)
{
    public static CellMarks None { get; } = new(new HashSet<CellKey>(), new HashSet<CellKey>(), 0);

    /// <summary>Reads the marks of a draft, as far as the user may see them.</summary>
    public static async Task<CellMarks> ReadAsync(TeamComments comments, ReportLists reports, string matrix, Actor who)
    {
        var open = await comments.ListAsync(matrix, null, who, CancellationToken.None);
        var reported = await reports.ListOpenCellsAsync(matrix, who, CancellationToken.None);
        return new CellMarks(open.Select(comment => comment.Cell).ToHashSet(), reported.ToHashSet(), reported.Count);
    }
}
