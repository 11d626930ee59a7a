namespace ResponsibilityPortal.Store.Writing;

/// <summary>The database could not put a write in order with another one. Nothing was stored, and the whole write can be tried again.</summary>
internal sealed class WriteConflictException(Exception cause) : Exception("Another transaction changed the same data. Nothing was stored.", cause);
