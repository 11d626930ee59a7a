using System.Data.Common;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>Other writers kept the store busy for too long. Nothing was saved.</summary>
public sealed class StoreBusyException() : DbException("The store was busy for too long. Nothing was saved.");
