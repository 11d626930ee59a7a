using System.Data.Common;
using System.Text.Json;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>What damage to stored rows looks like to whoever reads them through the model.</summary>
internal static class StoredDamage
{
    /// <summary>Whether an exception of reading says that what is stored is not what was written.</summary>
    public static bool IsSeenIn(Exception exception) =>
        exception is DbException or FormatException or InvalidOperationException or InvalidCastException or JsonException or ArgumentException;
}
