using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Features.Accounts.SettingUp;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Creates a setup link for a stopped portal. The only way in when no administrator can sign in.</summary>
internal static class AdminResetCommand
{
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <exception cref="StoreRefusedException">The portal is running, or its store can't be used.</exception>
    public static async Task RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        var builder = PortalBuilder.Create(settings);
        builder.AddPortal();

        await using var app = builder.Build();
        await app.Services.GetRequiredService<StoreMigrator>().PrepareAsync(cancellationToken);
        await app.Services.GetRequiredService<SetupLink>().OfferToOperatorAsync(cancellationToken);
    }
}
