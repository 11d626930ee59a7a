using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Web.Api.V1;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Api.V1.Reading;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Features.Accounts;
using ResponsibilityPortal.Web.Features.Admin.Administration;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Platform.Discovery;
using ResponsibilityPortal.Web.Features.Platform.Errors;
using ResponsibilityPortal.Web.Features.Platform.Operations;
using ResponsibilityPortal.Web.Features.Readers.Answering;
using ResponsibilityPortal.Web.Features.Readers.Browsing;
using ResponsibilityPortal.Web.Features.Readers.Catalogue;
using ResponsibilityPortal.Web.Features.Readers.Comparing;
using ResponsibilityPortal.Web.Features.Readers.Exporting;
using ResponsibilityPortal.Web.Features.Readers.Feeds;
using ResponsibilityPortal.Web.Features.Readers.Picturing;
using ResponsibilityPortal.Web.Features.Readers.Reporting;
using ResponsibilityPortal.Web.Features.Readers.Responsibilities;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Features.Readers.Versions;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Mcp;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>The middleware and endpoints of the portal.</summary>
internal static class PortalPipeline
{
    /// <summary>How long a start waits for the starts of other instances.</summary>
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(1);

    public static void UsePortal(this WebApplication app)
    {
        app.UseMetrics();
        if (app.Services.GetRequiredService<PublicAddress>().PathBase is { Length: > 0 } pathBase)
        {
            app.UsePathBase(pathBase);
        }

        app.UseForwardedHeaders();
        app.UsePortalRequestLog();
        app.UseErrorPage();
        app.UseSecurityHeaders();
        app.UsePageShortcuts();
        app.UseDraining();
        app.UseAddressRepair();
        app.UseAuthentication();
        app.UseFormErrorPage();
        app.UseMethodErrorPage();
        app.RefuseSignInOverPlainHttp();
        app.UseWebSockets();
        app.UseCircuitLimit();
        app.UseRouting();
        app.UseOneTimeLinks();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseAntiforgery();

        app.MapStaticAssets().AllowAnonymous();
        app.MapCatalogue();
        app.MapBrowsing();
        app.MapResponsibilities();
        app.MapVersions();
        app.MapComparing();
        app.MapFeeds();
        app.MapPicturing();
        app.MapExporting();
        app.MapVerifying();
        app.MapAnswering(new QuestionnaireJson(app.Services.GetRequiredService<AnswerBodies>()).Write);
        app.MapReporting();
        app.MapOperations();
        app.MapDiscovery();
        app.MapAccounts();
        app.MapAuditing();
        app.MapAdministration();
        app.MapReads();
        app.MapTwins();
        app.MapAssistants();
        app.MapApi();
        app.MapPortalComponents();
        app.MapNothingHere();
    }

    /// <summary>Upgrades the store and loads published versions into memory, before the first request.</summary>
    /// <returns>The damage found in the store. If there is any, nothing was read from the store, and nothing must be served from
    /// it.</returns>
    /// <exception cref="StoreRefusedException">The store can't be used.</exception>
    /// <exception cref="StartRefusedException">The initial content can't be published, or the signing keys can't be used.</exception>
    public static async Task<ValueList<IntegrityFinding>> OpenAsync(this WebApplication app)
    {
        try
        {
            return await OpenAsync(app.Services);
        }
        catch (Exception exception)
            when (app.Services.GetRequiredService<StoreEvidenceFactory>().Explain(exception) is { } refusal)
        {
            throw refusal;
        }
    }

    private static async Task<ValueList<IntegrityFinding>> OpenAsync(IServiceProvider services)
    {
        services.GetRequiredService<SigningKeys>().Open();
        services.GetRequiredService<Checkpoints>().Open();
        if (await services.GetRequiredService<StoreOpening>().FindDamageAsync(CancellationToken.None) is { Count: > 0 } damage)
        {
            return damage;
        }

        var entered = await services
            .GetRequiredService<Turns>()
            .TryRunAsync("start", token => EnterAsync(services, token), StartPatience, CancellationToken.None);
        return entered
            ? []
            : throw new StartRefusedException(
                "Other instances of this portal were starting for too long, or the connection to the database was lost. Start it again."
            );
    }

    /// <summary>Instances start one after another: each needs to see the keys and the content of those before.</summary>
    private static async Task EnterAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await services.GetRequiredService<Checkpoints>().JoinAsync(cancellationToken);
        await services.GetRequiredService<RunningInstances>().EnterAsync(cancellationToken);
        await services.GetRequiredService<CertificateLog>().OpenAsync(cancellationToken);
        await services.GetRequiredService<StartRecord>().WriteAsync(cancellationToken);
        await services.GetRequiredService<LogFollower>().FollowVersionsAsync(cancellationToken);
        await services.GetRequiredService<StoreUpgrade>().RunAsync(cancellationToken);
        await services.GetRequiredService<StartupImport>().RunAsync(cancellationToken);
    }
}
