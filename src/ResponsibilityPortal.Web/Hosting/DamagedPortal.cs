using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Platform.Damage;
using ResponsibilityPortal.Web.Features.Platform.Operations;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>
/// Serves an error page instead of a portal whose store is damaged. It doesn't open the store or hold the data directory, so that operators
/// can inspect and restore the store meanwhile.
/// </summary>
internal static partial class DamagedPortal
{
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <param name="faults">What is damaged.</param>
    public static async Task RunAsync(string[] settings, ValueList<IntegrityFinding> faults)
    {
        var builder = PortalBuilder.Create(settings);
        builder.ListenByDefault();
        builder.WebHost.UseStaticWebAssets();
        builder.AddPortalLogging();
        builder.AddTelemetry();
        SecurityHeadersFirst.AddTo(builder.Services);
        builder.Services.AddOptions<PortalOptions>().BindConfiguration(PortalOptions.Section);
        builder.Services.AddOptions<TelemetryOptions>().BindConfiguration(TelemetryOptions.Section);
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

        app.UseMetrics();
        app.UseSecurityHeaders();
        app.UseRouting();
        app.MapStaticAssets();
        app.MapPortalPalette();
        app.MapLive();
        app.MapDamage(faults);
        await app.ServeAsync();
    }

    [LoggerMessage(LogLevel.Critical, "The store is damaged, so the portal serves none of its content. {Fault}")]
    private static partial void LogDamage(ILogger logger, string fault);
}
