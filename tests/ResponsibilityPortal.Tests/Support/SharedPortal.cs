namespace ResponsibilityPortal.Tests.Support;

/// <summary>A portal with an administrator, started once for the tests of a class.</summary>
public class SharedPortal : IAsyncLifetime
{
    private int _names;

    internal PortalWithUsers Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Portal = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Starts one more portal like the shared one.</summary>
    internal virtual Task<PortalWithUsers> StartAsync() => PortalWithUsers.StartAsync();

    /// <summary>Returns a name that no other user of the portal has.</summary>
    internal string NewName() => $"Bob-{++_names}";
}
