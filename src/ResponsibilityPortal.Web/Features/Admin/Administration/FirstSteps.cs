using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Administration;

/// <summary>The steps to set up a new portal. Their progress is not stored: a step is done when the portal meets its condition.</summary>
public sealed class FirstSteps(IDbContextFactory<PortalDbContext> contexts, IOptions<PortalOptions> options, PortalUrls urls)
{
    /// <summary>Returns the steps, the most helpful first; empty if all are done.</summary>
    public async Task<ValueList<FirstStep>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hasMatrix = await context.Matrices.AnyAsync(cancellationToken);
        var users = await context.Users.AsNoTracking().ToListAsync(cancellationToken);
        FirstStep[] steps =
        [
            new(
                "Create or import a matrix",
                "Start with an empty matrix, a copy, or a file in the exchange format.",
                urls.NewMatrix,
                hasMatrix
            ),
            new(
                "Invite a second administrator",
                "If you lose access, only someone with access to the server can help.",
                urls.People,
                users.Count(user => user.IsLastingAdministrator) > 1
            ),
            new(
                "Set the public address",
                "Set Portal:PublicUrl to the address that readers use. Links, feeds and PDF exports contain it.",
                null,
                options.Value.PublicUrl is not null
            ),
        ];
        return steps.All(step => step.IsDone) ? [] : steps.ToValueList();
    }
}
