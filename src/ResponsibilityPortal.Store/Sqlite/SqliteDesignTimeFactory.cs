using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Gives the model to <c>dotnet ef</c>. The named file is never opened.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, "design-time.db");
        return new SqlitePortalDbContext(options.Options);
    }
}
