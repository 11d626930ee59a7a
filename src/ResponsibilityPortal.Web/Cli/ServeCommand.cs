using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Hosting;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Serves the portal until it is told to stop; where its store is damaged, a page that says so.</summary>
internal static class ServeCommand
{
    /// <param name="settings">Settings in the form of the command line.</param>
    public static async Task RunAsync(string[] settings)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.AddPortal();
        ValueList<ProofFault> faults;
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
