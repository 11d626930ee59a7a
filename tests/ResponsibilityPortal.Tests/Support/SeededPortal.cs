using ResponsibilityPortal.Tests.Support;

[assembly: AssemblyFixture(typeof(SeededPortal))]

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A portal with the built-in matrix, started once, for tests that only read.</summary>
public sealed class SeededPortal : IAsyncDisposable
{
    public PortalHost Host { get; } = PortalHost.Start(
        ("Portal:UncachedPagesPerMinute", "1000000"),
        ("Portal:ExportsPerNetwork", "1000000")
    );

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
