using ResponsibilityPortal.Web.Limits;
using Serilog;
using Serilog.AspNetCore;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Logs: text for people in development, one compact JSON object a line otherwise.</summary>
internal static class PortalLogging
{
    public static void AddPortalLogging(this WebApplicationBuilder builder) => builder.Services.AddSerilog((services, logging) =>
    {
        logging
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // The keys that protect cookies are kept in files for the portal's owner only; docs/reference/security.md says why.
            .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
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
    }, preserveStaticLogger: true);

    /// <summary>A start that fails ends the program with one sentence; the host's own line would add a stack trace in front of it.</summary>
    private static bool IsFailedStart(LogEvent entry) =>
        entry.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: "Microsoft.Extensions.Hosting.Internal.Host" }
        && entry.MessageTemplate.Text == "Hosting failed to start";

    /// <summary>
    /// One line a request. Health probes are told only when they fail: they come every few seconds and say nothing. Requests that were
    /// refused for asking too much are counted, and <see cref="RefusalSummary"/> sums them up.
    /// </summary>
    public static void UsePortalRequestLog(this WebApplication app)
    {
        var refused = app.Services.GetRequiredService<RefusedRequests>();
        app.Use((context, next) =>
        {
            // Counted before the client has the answer, so that whoever has one can see it counted.
            context.Response.OnStarting(() =>
            {
                refused.Count(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseSerilogRequestLogging(Configure(app));
    }

    private static Action<RequestLoggingOptions> Configure(WebApplication app) => options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.GetLevel = (context, _, exception) =>
            exception is null && RefusedRequests.ReasonOf(context) is not null ? LogEventLevel.Debug
            : exception is not null || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogEventLevel.Error
            : context.Request.Path.StartsWithSegments(PortalUrls.Routes.Health, StringComparison.Ordinal) ? LogEventLevel.Debug
            : LogEventLevel.Information;
    };
}
