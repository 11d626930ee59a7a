using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Counts the commands that one host sends to its database.</summary>
public sealed class QueryCounter : DbCommandInterceptor
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public override DbCommand CommandInitialized(CommandEndEventData eventData, DbCommand result)
    {
        Interlocked.Increment(ref _count);
        return base.CommandInitialized(eventData, result);
    }
}
