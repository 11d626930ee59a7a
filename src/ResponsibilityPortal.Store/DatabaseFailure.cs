using System.Data.Common;

namespace ResponsibilityPortal.Store;

/// <summary>Finds the failure of a database in the exceptions that EF Core puts around it.</summary>
internal static class DatabaseFailure
{
    /// <summary>
    /// Returns the failure of a database that an exception contains. Null when there is none, or when a refusal has explained it already.
    /// </summary>
    public static DbException? In(Exception? exception) =>
        exception switch
        {
            null or StoreRefusedException => null,
            DbException failure => failure,
            _ => In(exception.InnerException),
        };
}
