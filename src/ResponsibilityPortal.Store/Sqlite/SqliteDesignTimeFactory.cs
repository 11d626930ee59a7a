using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace ResponsibilityPortal.Store.Sqlite;

/// <summary>Lets <c>dotnet ef migrations</c> see the model; the file it names is never opened.</summary>
internal sealed class SqliteDesignTimeFactory : IDesignTimeDbContextFactory<SqlitePortalDbContext>
{
    public SqlitePortalDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqliteStore.Configure(options, "design-time.db");
        return new SqlitePortalDbContext(options.Options);
    }
}
