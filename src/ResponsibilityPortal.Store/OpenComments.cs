using Microsoft.EntityFrameworkCore;

namespace ResponsibilityPortal.Store;

/// <summary>Counts the comments of the team that are not resolved. It never reads what they say, which is for the editor alone.</summary>
public static class OpenComments
{
    /// <returns>Counts by the ID of the matrix; matrices without open comments are missing.</returns>
    public static Task<Dictionary<Guid, int>> CountAsync(PortalDbContext context, CancellationToken cancellationToken) =>
        context
            .Comments.AsNoTracking()
            .Where(comment => comment.ResolvedAt == null)
            .GroupBy(comment => comment.MatrixId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);
}
