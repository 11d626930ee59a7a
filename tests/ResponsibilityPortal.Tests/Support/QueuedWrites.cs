using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Small writes that return a value to compare.</summary>
internal static class QueuedWrites
{
    /// <returns>The result of the write. Null when it was not carried out in time.</returns>
    public static async Task<T?> WriteAsync<T>(
        this WriteQueue queue,
        Func<PortalDbContext, Task<T>> write,
        CancellationToken cancellationToken
    )
        where T : class
    {
        T? answer = null;
        var isWritten = await queue.TryWriteAsync(
            async context =>
            {
                answer = await write(context);
                return WriteEnd.Saved;
            },
            isAlone: false,
            cancellationToken
        );
        return isWritten ? answer : null;
    }
}
