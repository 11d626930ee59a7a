using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Web.Racing;

public sealed class PostgresRacingWritersTests : RacingWriters
{
    private protected override Task<PortalWithUsers> OpenAsync() => PortalWithUsers.StartAsync([
        ("Portal:Seed", "none"),
        .. PostgresForTests.MakeStore().Settings,
    ]);
}
