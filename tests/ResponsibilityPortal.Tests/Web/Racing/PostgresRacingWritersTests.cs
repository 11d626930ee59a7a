using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Web.Racing;

public sealed class PostgresRacingWritersTests : RacingWriters, IDisposable
{
    private readonly PostgresDatabase _database = PostgresForTests.MakeStore();

    public void Dispose() => _database.Dispose();

    private protected override Task<PortalWithUsers> OpenAsync() =>
        PortalWithUsers.StartAsync([("Portal:Seed", "none"), .. _database.Settings]);
}
