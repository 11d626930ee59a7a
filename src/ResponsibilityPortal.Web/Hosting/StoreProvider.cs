namespace ResponsibilityPortal.Web.Hosting;

/// <summary>The databases that can keep the store.</summary>
public enum StoreProvider
{
    /// <summary>A file in the data directory, for one instance.</summary>
    Sqlite,

    /// <summary>A PostgreSQL or YugabyteDB database, for one or several instances.</summary>
    Postgres,
}
