namespace ResponsibilityPortal.Web.Features.Accounts.SettingUp;

/// <summary>Offers the setup link once the portal listens, and so knows its address.</summary>
internal sealed class SetupAnnouncement(SetupLink link) : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken) => link.OfferAtStartAsync(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
