using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Platform.Damage;
using ResponsibilityPortal.Web.Features.Platform.Operations;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>
/// What is served in the place of a portal whose store is damaged. It knows nothing of the store and does not hold the data directory,
/// so that the store can be looked at and restored beside it.
/// </summary>
internal static partial class DamagedPortal
{
    /// <param name="settings">Settings in the form of the command line.</param>
    /// <param name="faults">What is damaged.</param>
    public static async Task RunAsync(string[] settings, ValueList<ProofFault> faults)
    {
        var builder = WebApplication.CreateBuilder(settings);
        builder.ListenByDefault();
        builder.WebHost.UseStaticWebAssets();
        builder.AddPortalLogging();
        SecurityHeadersFirst.AddTo(builder.Services);
        builder.Services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section);
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.AddSingleton<PortalUrls>();
        builder.Services.AddSingleton<PortalAssets>();
        builder.Services.AddSingleton<PortalPalette>();
        builder.Services.AddSingleton<PageRenderer>();

        await using var app = builder.Build();
        foreach (var fault in faults)
        {
            LogDamage(app.Logger, fault.Sentence);
        }

        app.UseSecurityHeaders();
        app.UseRouting();
        app.MapStaticAssets();
        app.MapPortalPalette();
        app.MapLive();
        app.MapDamage(faults);
        await app.ServeAsync();
    }

    [LoggerMessage(LogLevel.Critical, "The store is damaged, and nothing of it is served. {Fault}")]
    private static partial void LogDamage(ILogger logger, string fault);
}
