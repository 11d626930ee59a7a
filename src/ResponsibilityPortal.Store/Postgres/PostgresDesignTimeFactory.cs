using Microsoft.EntityFrameworkCore.Design;

namespace ResponsibilityPortal.Store.Postgres;

/// <summary>Gives the model to <c>dotnet ef</c>. The named server is never asked.</summary>
internal sealed class PostgresDesignTimeFactory : IDesignTimeDbContextFactory<PostgresPortalDbContext>
{
    public PostgresPortalDbContext CreateDbContext(string[] args) => PostgresStore.Open("Host=design-time");
}
