using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResponsibilityPortal.Tests.Support.Databases;

/// <summary>Stops a migration before the statement that follows a number of changing statements.</summary>
internal sealed class StopAfter(int statements) : DbCommandInterceptor
{
    private int _left = statements;

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => _left-- > 0 ? ValueTask.FromResult(result) : throw new StoppedException();

    public sealed class StoppedException : Exception;
}
