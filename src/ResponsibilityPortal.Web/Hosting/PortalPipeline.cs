using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Api.V1;
using ResponsibilityPortal.Web.Features.Accounts;
using ResponsibilityPortal.Web.Features.Admin.Administration;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Platform.Errors;
using ResponsibilityPortal.Web.Features.Platform.Operations;
using ResponsibilityPortal.Web.Features.Readers.Browsing;
using ResponsibilityPortal.Web.Features.Readers.Catalogue;
using ResponsibilityPortal.Web.Features.Readers.Comparing;
using ResponsibilityPortal.Web.Features.Readers.Exporting;
using ResponsibilityPortal.Web.Features.Readers.Feeds;
using ResponsibilityPortal.Web.Features.Readers.Picturing;
using ResponsibilityPortal.Web.Features.Readers.Responsibilities;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Features.Readers.Versions;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>What a request passes through, and where it can end.</summary>
internal static class PortalPipeline
{
    public static void UsePortal(this WebApplication app)
    {
        if (app.Services.GetRequiredService<PublicAddress>().PathBase is { Length: > 0 } pathBase)
        {
            app.UsePathBase(pathBase);
        }

        app.UseForwardedHeaders();
        app.UsePortalRequestLog();
        app.UseErrorPage();
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.UseFormErrorPage();
        app.RefuseSignInOverPlainHttp();
        app.UseWebSockets();
        app.UseCircuitGate();
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
        app.MapOperations();
        app.MapAccounts();
        app.MapAuditing();
        app.MapAdministration();
        app.MapApi();
        app.MapPortalComponents();
        app.MapNothingHere();
    }

    /// <summary>Brings the store up to date and what is published into memory, before the first request.</summary>
    /// <returns>What is damaged in the store; then nothing of it was read, and nothing must be served.</returns>
    /// <exception cref="StoreRefusedException">The store cannot be used.</exception>
    /// <exception cref="StartRefusedException">The content to start with cannot be published, or the keys to sign with cannot be used.</exception>
    public static async Task<ValueList<ProofFault>> OpenAsync(this WebApplication app)
    {
        var services = app.Services;
        services.GetRequiredService<SigningKeys>().Open();
        services.GetRequiredService<Checkpoints>().Open();
        if (await services.GetRequiredService<StoreOpening>().FindDamageAsync(CancellationToken.None) is { Count: > 0 } damage)
        {
            return damage;
        }

        await services.GetRequiredService<CertificateLog>().OpenAsync(CancellationToken.None);
        await services.GetRequiredService<StartRecord>().WriteAsync(CancellationToken.None);
        await services.GetRequiredService<LogFollower>().FollowVersionsAsync(CancellationToken.None);
        await services.GetRequiredService<StoreUpgrade>().RunAsync(CancellationToken.None);
        await services.GetRequiredService<StartupImport>().RunAsync(CancellationToken.None);
        return [];
    }
}
