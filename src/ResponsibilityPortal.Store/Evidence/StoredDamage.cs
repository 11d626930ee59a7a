using System.Data.Common;
using System.Text.Json;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>Recognizes damage to stored rows when they are read through the model.</summary>
internal static class StoredDamage
{
    /// <summary>Returns whether an exception while reading means that the stored data is not what was written.</summary>
    public static bool IsSeenIn(Exception exception) =>
        exception
            is DbException
                or FormatException
                or InvalidOperationException
                or InvalidCastException
                or JsonException
                or ArgumentException;
}
