using System.Data.Common;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>The connection was lost while the database committed, and the log couldn't be read since. The write may be saved.</summary>
public sealed class UnknownOutcomeException()
    : DbException("The connection to the database was lost. It isn't known whether this was saved.");
