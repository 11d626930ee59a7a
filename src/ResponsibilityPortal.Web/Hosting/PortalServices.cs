using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Api.V1.Reading;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Accounts.Joining;
using ResponsibilityPortal.Web.Features.Accounts.Own;
using ResponsibilityPortal.Web.Features.Accounts.SettingUp;
using ResponsibilityPortal.Web.Features.Accounts.SigningIn;
using ResponsibilityPortal.Web.Features.Admin.Administration;
using ResponsibilityPortal.Web.Features.Admin.Auditing;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;
using ResponsibilityPortal.Web.Features.Admin.Editing.FromFiles;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;
using ResponsibilityPortal.Web.Features.Admin.Tokens;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Features.Readers.Browsing;
using ResponsibilityPortal.Web.Features.Platform.Operations;
using ResponsibilityPortal.Web.Features.Readers.Answering;
using ResponsibilityPortal.Web.Features.Readers.Exporting;
using ResponsibilityPortal.Web.Features.Readers.Feeds;
using ResponsibilityPortal.Web.Features.Readers.Reporting;
using ResponsibilityPortal.Web.Features.Readers.Responsibilities;
using ResponsibilityPortal.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Integrity.Witnessing;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Mcp;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Stamping;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Registers all services of the portal.</summary>
internal static class PortalServices
{
    /// <param name="isReadOnly">Whether to only read the data directory, which another process may hold.</param>
    public static void AddPortal(this WebApplicationBuilder builder, bool isReadOnly = false)
    {
        builder.ListenByDefault();
        // Without this, a build that was never published serves its compressed assets empty in production, because it keeps them elsewhere.
        builder.WebHost.UseStaticWebAssets();
        builder.AddPortalLogging();
        builder.Host.UseDefaultServiceProvider(provider => provider.ValidateScopes = provider.ValidateOnBuild = true);
        var services = builder.Services;
        builder.AddTelemetry();
        SecurityHeadersFirst.AddTo(services);
        services.AddSettings<PortalOptions, PortalOptionsValidator>(PortalOptions.Section);
        services.AddSettings<TelemetryOptions, TelemetryOptionsValidator>(TelemetryOptions.Section);
        services.AddOptions<HostFilteringOptions>().PostConfigure<IOptions<PortalOptions>>(AllowHosts);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<IHostLifetime, DrainedLifetime>();
        var store = ChosenStore.Read(builder.Configuration);
        services.AddStore(store, isReadOnly);
        services.AddProtection(store, builder.Environment.ContentRootPath);
        services.AddPublished();
        services.AddSigning();
        services.AddIntegrity();
        services.AddUsers();
        services.AddFeatures();
        McpSetup.AddTo(services);
    }

    /// <summary>Binds a section of the configuration, and refuses to start with values that can't work and with unknown settings.</summary>
    private static void AddSettings<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        services.AddOptions<TOptions>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        services.AddSingleton<IValidateOptions<TOptions>>(provider => new UnknownSettings<TOptions>(
            provider.GetRequiredService<IConfiguration>(),
            section
        ));
    }

    private static void AddPublished(this IServiceCollection services)
    {
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<PortalUrls>();
        services.AddSingleton<PortalAssets>();
        services.AddSingleton<PortalPalette>();
        services.AddSingleton<PublishedMatrices>();
        services.AddSingleton<VersionChanges>();
        services.AddSingleton<VersionFinder>();
        services.AddSingleton<PublishedBodies>();
        services.AddSingleton<FileBodies>();
        services.AddSingleton<AnswerBodies>();
        services.AddSingleton<PublishedApi>();
        services.AddSingleton<MatcherPolicy, TwinPolicy>();
        services.AddSingleton<UserNames>();
        services.AddSingleton<DraftSnapshots>();
        services.AddSingleton<CellMarkChanges>();
        services.AddSingleton<CellHistory>();
        services.AddSingleton<DraftCatalogue>();
        services.AddSingleton<FirstSteps>();
        services.AddSingleton<ReviewStates>();
        services.AddSingleton<PageCache>();
        services.AddSingleton<PageRecompression>();
        services.AddSingleton<PageShortcuts>();
        services.AddHostedService(provider => provider.GetRequiredService<PageRecompression>());
        services.AddSingleton<UncachedLimit>();
        services.AddSingleton<RefusedRequests>();
        services.AddHostedService<RefusalSummary>();
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<ReaderPages>();
        services.AddSingleton<DraftPages>();
    }

    private static void AddSigning(this IServiceCollection services)
    {
        services.AddSettings<PdfOptions, PdfOptionsValidator>(PdfOptions.Section);
        services.AddSingleton<SigningKeys>();
        services.AddHostedService<SigningKeyMaker>();
        services.AddSingleton<TrustedStamps>();
        services.AddSingleton<TimeStampServer>();
        services.AddSingleton<KeptStamps>();
        services.AddSingleton<TimeStamps>();
    }

    private static void AddIntegrity(this IServiceCollection services)
    {
        services.AddSettings<CheckpointOptions, CheckpointOptionsValidator>(CheckpointOptions.Section);
        services.AddSingleton<Checkpoints>();
        services.AddSingleton<Cosignatures>();
        services.AddSingleton<StoreOpening>();
        services.AddSingleton<StoreUpgrade>();
        services.AddSingleton<EvidenceCheck>();
        services.AddSingleton<FreeSpace>(directory => new DriveInfo(directory).AvailableFreeSpace);
        services.AddSingleton<StoreHealth>();
        services.AddSingleton<HealthProblems>();
        services.AddHostedService<DailyCheckpoints>();
        services.AddHostedService<DailyEvidenceCheck>();
    }

    private static void AddFeatures(this IServiceCollection services)
    {
        services.AddSingleton<MatrixPublisher>();
        services.AddSingleton<VersionRepublisher>();
        services.AddSingleton<ImportedDrafts>();
        services.AddSingleton<DraftReviewReader>();
        services.AddSingleton<DraftCommands>();
        services.AddSingleton<DraftReviews>();
        services.AddSingleton<DraftDiscarder>();
        services.AddSingleton<DraftRestorer>();
        services.AddSingleton<VersionSchedules>();
        services.AddSingleton<StartupImport>();
        services.AddSingleton<MatrixEditor>();
        services.AddSingleton<EditedFileReader>();
        services.AddSingleton(new ExportedFileView(typeof(EditedFilePart)));
        services.AddSingleton<CellReasons>();
        services.AddSingleton<TeamComments>();
        services.AddSingleton<ProblemReporter>();
        services.AddSingleton<ReportInbox>();
        services.AddSingleton<ReportLists>();
        services.AddSingleton<OldReports>();
        services.AddHostedService<OldReportRemoval>();
        services.AddSingleton<DraftStructureEditor>();
        services.AddSingleton<StructureEdits>();
        services.AddSingleton<BuiltInOffers>();
        services.AddSingleton<MatrixRegister>();
        services.AddSingleton<UploadLimit>();
        services.AddSingleton<ResponsibilityHistory>();
        services.AddSingleton<VersionOrigins>();
        services.AddSingleton<ReportSources>();
        services.AddSingleton<PublicationProofs>();
        services.AddSingleton<ReportRegenerator>();
        services.AddSingleton<WitnessVerification>();
        services.AddSingleton<PdfRegeneration>();
        services.AddSingleton<CertificateLog>();
        services.AddSingleton<StartRecord>();
        services.AddSingleton(provider => new ExportLimit(provider.GetRequiredService<IOptions<PdfOptions>>(), Environment.ProcessorCount));
        services.AddSingleton(provider => new FileLimit(
            provider.GetRequiredService<IOptions<PortalOptions>>(),
            Environment.ProcessorCount
        ));
        services.AddSingleton<ExportCache>();
        services.AddSingleton<PdfMaker>();
        services.AddSingleton<StampedPdf>();
        services.AddHostedService<StampsAhead>();
        services.AddSingleton<IMatrixExport, PdfExport>();
        services.AddSingleton<IMatrixExport, JsonExport>();
        services.AddSingleton<IMatrixExport, CsvExport>();
        services.AddSingleton<IMatrixExport, OscalExport>();
        services.AddSingleton<IMatrixExport, CaiqExport>();
        services.AddSingleton<IMatrixExport, CrmExport>();
        services.AddSingleton<IMatrixExport, XlsxExport>();
        services.AddSingleton<IMatrixExport, MarkdownExport>();
        services.AddSingleton<IMatrixImport, MatrixFileImport>();
        services.AddSingleton<VersionStandings>();
        services.AddSingleton<PdfVerification>();
        services.AddSingleton<JsonVerification>();
        services.AddSingleton<FileVerifier>();
        services.AddSingleton<VerifyingLimit>();
        services.AddSingleton<CheckMemory>();
        services.AddSingleton<QuestionnaireAnswerer>();
        services.AddSingleton<AnsweringLimit>();
        services.AddSingleton<VersionFeed>();
        services.AddSingleton<UsedSeals>();
        services.AddSingleton<Seals>();
        services.AddSingleton<Enrolment>();
        services.AddSingleton<AdministratorSetup>();
        services.AddSingleton<SetupLink>();
        services.AddSingleton<Invitations>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<OwnAccount>();
        services.AddSingleton<OwnSessions>();
        services.AddSingleton<IdentityCheck>();
        services.AddSingleton<UserRegister>();
        services.AddSingleton<UserSessions>();
        services.AddSingleton<TokenRegister>();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<LogNames>();
        services.AddSingleton<LogReplays>();
        services.AddHostedService<FirstPages>();
        services.AddHostedService<SetupAnnouncement>();
    }

    /// <summary>
    /// Limits host names when the public address is known: requests must use it, or a host that the operator allows. Loopback names are
    /// always allowed.
    /// </summary>
    /// <remarks>The framework has copied the setting AllowedHosts into the list, or "*" when it isn't set.</remarks>
    private static void AllowHosts(HostFilteringOptions filtering, IOptions<PortalOptions> options)
    {
        var url = options.Value.PublicUrl;
        var named = filtering.AllowedHosts.Where(host => host != "*").ToList();
        if (url is not null || named.Count == filtering.AllowedHosts.Count)
        {
            filtering.AllowedHosts = [.. named, .. url is null ? Array.Empty<string>() : [url.Host], "localhost", "127.0.0.1", "[::1]"];
        }
    }
}
