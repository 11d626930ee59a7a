namespace ResponsibilityPortal.Store.Writing;

/// <summary>The database could not serialize a write with another one. Nothing was stored, and the whole write can be retried.</summary>
internal sealed class WriteConflictException(Exception cause)
    : Exception("Another transaction changed the same data. Nothing was stored.", cause);
