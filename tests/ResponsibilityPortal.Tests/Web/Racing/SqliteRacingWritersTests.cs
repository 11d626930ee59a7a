using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Racing;

public sealed class SqliteRacingWritersTests : RacingWriters
{
    private protected override Task<PortalWithUsers> OpenAsync() => PortalWithUsers.StartAsync();
}
