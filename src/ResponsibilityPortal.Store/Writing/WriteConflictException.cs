namespace ResponsibilityPortal.Store.Writing;

/// <summary>
/// The database gave up a write: it could not serialize it with another one, or the connection was lost. The whole write can be retried.
/// Nothing was stored, unless the connection was lost while the database committed.
/// </summary>
/// <param name="isCommitUnknown">Whether the connection was lost while the database committed.</param>
internal sealed class WriteConflictException(Exception cause, bool isCommitUnknown = false)
    : Exception("The database gave up the transaction.", cause)
{
    public bool IsCommitUnknown => isCommitUnknown;
}
