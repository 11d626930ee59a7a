namespace ResponsibilityPortal.Store.Writing;

/// <summary>
/// The database gave up a write: it could not serialize it with another one, or the connection was lost. The whole write can be retried.
/// Nothing was stored, unless the connection was lost while the database committed.
/// </summary>
internal sealed class WriteConflictException(Exception cause) : Exception("The database gave up the transaction.", cause);
