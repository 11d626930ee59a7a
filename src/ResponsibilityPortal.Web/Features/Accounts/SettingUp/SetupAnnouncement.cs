namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>Offers the setup link after the portal has started to listen, because its address is known only then.</summary>
internal sealed class SetupAnnouncement(SetupLink link) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken) => link.OfferAtStartAsync(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
