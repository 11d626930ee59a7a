using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>A portal with the built-in matrix for one class, whose queries no other test adds to.</summary>
public sealed class CountedPortal : IAsyncDisposable
{
    public PortalHost Host { get; } = PortalHost.Start(
        ("Portal:UncachedPagesPerMinute", "1000000"),
        ("Portal:ExportsPerNetwork", "1000000")
    );

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
