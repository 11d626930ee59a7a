using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Racing;

public sealed class SqliteRacingWritersTests : RacingWriters
{
    private protected override Task<PeopledPortal> OpenAsync() => PeopledPortal.StartAsync();
}
