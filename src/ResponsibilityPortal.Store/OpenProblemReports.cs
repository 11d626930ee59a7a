using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Store;

/// <summary>Counts the problem reports that are open. It never reads what they say.</summary>
public static class OpenProblemReports
{
    /// <returns>Counts by the ID of the matrix; matrices without open reports are missing.</returns>
    public static Task<Dictionary<Guid, int>> CountAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        context
            .ProblemReports.AsNoTracking()
            .Where(report => report.ClosedAt == null)
            .GroupBy(report => report.MatrixId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
}
