using ResponsibilityPortal.Web.Limits;
using Serilog;
using Serilog.AspNetCore;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Configures logging: text in development, otherwise one compact JSON object per line.</summary>
internal static class PortalLogging
{
    public static void AddPortalLogging(this WebApplicationBuilder builder) =>
        builder.Services.AddSerilog(
            (services, logging) =>
            {
                SetLevels(logging)
                    .ReadFrom.Configuration(builder.Configuration)
                    .Filter.ByExcluding(IsFailedStart)
                    .Enrich.FromLogContext();
                if (builder.Environment.IsDevelopment())
                {
                    logging.WriteTo.Console(formatProvider: System.Globalization.CultureInfo.InvariantCulture);
                }
                else
                {
                    logging.WriteTo.Console(new RenderedCompactJsonFormatter());
                }
            },
            preserveStaticLogger: true,
            writeToProviders: ChosenTelemetry.Read(builder.Configuration).OtlpEndpoint is not null
        );

    /// <summary>Sets what is logged, unless the settings say otherwise.</summary>
    internal static LoggerConfiguration SetLevels(LoggerConfiguration logging) =>
        logging
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            // Requests of assistants are logged like all others.
            .MinimumLevel.Override("ModelContextProtocol", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // The keys that protect cookies are in files that only the portal's account can read; docs/reference/security.md explains why.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error);

    /// <summary>
    /// Hides the host's own message about a failed start. It would add a stack trace before the one sentence that ends the program.
    /// </summary>
    private static bool IsFailedStart(LogEvent entry) =>
        entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source)
        && source is ScalarValue { Value: "Microsoft.Extensions.Hosting.Internal.Host" }
        && entry.MessageTemplate.Text == "Hosting failed to start";

    /// <summary>
    /// Logs one line per request. Health probes are logged only when they fail, because they come every few seconds. Requests refused by a
    /// limit are counted, and <see cref="RefusalSummary"/> sums them up.
    /// </summary>
    public static void UsePortalRequestLog(this WebApplication app)
    {
        var refused = app.Services.GetRequiredService<RefusedRequests>();
        app.Use(
            (context, next) =>
            {
                // Count before the client gets the response, so that a client that has one can see it counted.
                context.Response.OnStarting(() =>
                {
                    refused.Count(context);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
        app.UseSerilogRequestLogging(Configure(app));
    }

    private static Action<RequestLoggingOptions> Configure(WebApplication app) =>
        options =>
        {
            options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
            options.GetLevel = (context, _, exception) =>
                exception is null && RefusedRequests.ReasonOf(context) is not null ? LogEventLevel.Debug
                : exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
                : context.Request.Path.StartsWithSegments(PortalUrls.Routes.Health, StringComparison.Ordinal) ? LogEventLevel.Debug
                : LogEventLevel.Information;
        };
}
