using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Features.Accounts.SettingUp;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Makes a setup link on a stopped portal: the only way back in when nobody can sign in any longer.</summary>
internal static class AdminResetCommand
{
    /// <param name="settings">Settings in the form of the command line.</param>
    /// <exception cref="StoreRefusedException">The portal runs, or its store cannot be used.</exception>
    public static async Task RunAsync(string[] settings, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddPortal();

        await using var app = builder.Build();
        await app.Services.GetRequiredService<StoreMigrator>().MigrateAsync(cancellationToken);
        await app.Services.GetRequiredService<SetupLink>().OfferToOperatorAsync(cancellationToken);
    }
}
