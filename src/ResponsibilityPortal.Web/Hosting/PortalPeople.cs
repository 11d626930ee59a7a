using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Components;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Accounts, sessions, rights and circuits: what the admin side and the account pages stand on.</summary>
internal static class PortalPeople
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA-512 (ASVS 5.0 v11.4.2).</summary>
    private const int PasswordIterations = 210_000;

    private const int CircuitsRetained = 100;
    private const int CircuitsPersisted = 200;

    /// <summary>The framework's own figure, held against a later release that may allow more.</summary>
    private const int CircuitMessageBytes = 32 * 1024;

    public static void AddPeople(this IServiceCollection services)
    {
        services.AddIdentity();
        services.AddSessions();
        services.AddCircuits();
        services.AddOptions<Microsoft.AspNetCore.Builder.ForwardedHeadersOptions>()
            .Configure<IOptions<PortalOptions>>((headers, options) => PortalProxies.Configure(headers, options.Value));
    }

    public static void MapPortalComponents(this WebApplication app) => app.MapRazorComponents<PortalDocument>()
        .AddInteractiveServerRenderMode(options =>
        {
            // Compressing secrets beside what a stranger may add tells their length; the policy comes from our own headers.
            options.DisableWebSocketCompression = true;
            options.ContentSecurityFrameAncestorsPolicy = null;
        })
        .AnswerHead()
        .RequireAuthorization(Policies.SignedIn)
        .RequireRateLimiting(StrangerLimit.Policy);

    /// <summary>Lets pages answer HEAD as they answer GET, which the framework leaves out.</summary>
    private static RazorComponentsEndpointConventionBuilder AnswerHead(this RazorComponentsEndpointConventionBuilder pages)
    {
        pages.Finally(page =>
        {
            if (page.Metadata.OfType<HttpMethodMetadata>().LastOrDefault() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
            {
                page.Metadata.Add(new HttpMethodMetadata([.. methods.HttpMethods, HttpMethods.Head]));
            }
        });
        return pages;
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext());
        services.AddSingleton<ILookupNormalizer, LookupKeys>();
        services.AddIdentityCore<StoredPerson>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = "";
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        }).AddUserManager<PersonManager>().AddUserStore<PersonStore>();
        services.AddSingleton<IPasswordHasher<StoredPerson>, PasswordHasher<StoredPerson>>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.AddScoped<IPasskeyHandler<StoredPerson>, PasskeyHandler<StoredPerson>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<PublicAddress>((passkeys, address) =>
        {
            // Never from the request: whoever chooses the Host header would choose for whom passkeys are made.
            passkeys.ServerDomain = address.Host;
            passkeys.ValidateOrigin = IsOwnOrigin;
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });
    }

    /// <summary>A passkey is used on a page of this portal itself, not in a frame of another and not on one that looks like it.</summary>
    private static ValueTask<bool> IsOwnOrigin(PasskeyOriginValidationContext context) => ValueTask.FromResult(
        !context.CrossOrigin && OwnOrigin.Is(context.Origin, context.HttpContext.Request));

    private static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionChanges>();
        services.AddSingleton<AccountActs>();
        services.AddSingleton<Rights>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<ConfirmedSessions>();
        services.AddSingleton<PasswordHashing>();
        services.AddDataProtection().SetApplicationName("ResponsibilityPortal");
        services.AddOptions<KeyManagementOptions>().Configure<DataDirectory, ILoggerFactory>((keys, directory, loggers) =>
            keys.XmlRepository = new FileSystemXmlRepository(directory.Subdirectory("keys", "cookies"), loggers));

        // The cookie is looked at where a policy asks for it and nowhere else. A scheme that stands alone would become the default
        // one, by which every request of a signed-in browser would ask the store, those for files and reader pages too.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services.AddAuthentication(options => options.DefaultChallengeScheme = options.DefaultForbidScheme = SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerToken>(BearerToken.SchemeName, null);
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme).Configure<PortalUrls>(SessionCookie.Configure);
        services.AddAuthorization(Policies.Add);
        services.AddRateLimiter(StrangerLimit.Configure);
        services.AddRateLimiter(ApiLimit.Configure);
        services.AddAntiforgery(options =>
        {
            options.Cookie = new FormCookie();

            // The content security policy of every page says it, and more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void AddCircuits(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents(options =>
        {
            options.DisconnectedCircuitMaxRetained = CircuitsRetained;
            options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
            options.PersistedCircuitInMemoryMaxRetained = CircuitsPersisted;
            options.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(15);
        }).AddHubOptions(options => options.MaximumReceiveMessageSize = CircuitMessageBytes);
        services.AddMudServices();
        services.AddSingleton<OpenSockets>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CircuitHandler, CircuitActivity>();
        services.AddScoped<UnsavedTexts>();
    }
}
