using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Serves the portal until the process is stopped. Serves a page about the damage if its store is damaged.</summary>
internal static class ServeCommand
{
    /// <param name="settings">Settings as command-line arguments.</param>
    public static async Task RunAsync(string[] settings)
    {
        var builder = PortalBuilder.Create(settings);
        builder.AddPortal();
        ValueList<IntegrityFinding> faults;
        await using (var app = builder.Build())
        {
            app.UsePortal();
            if (await app.OpenAsync() is not { Count: > 0 } damage)
            {
                await app.ServeAsync();
                return;
            }

            faults = damage;
        }

        await DamagedPortal.RunAsync(settings, faults);
    }
}
