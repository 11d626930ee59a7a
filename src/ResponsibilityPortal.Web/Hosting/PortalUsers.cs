using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MudBlazor.Services;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Components;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Hosting;

/// <summary>Registers accounts, sessions, rights and circuits, which the admin and account pages need.</summary>
internal static class PortalUsers
{
    /// <summary>OWASP's figure for PBKDF2 with HMAC-SHA-512 (ASVS 5.0 v11.4.2).</summary>
    private const int PasswordIterations = 210_000;

    private const int CircuitsRetained = 100;
    private const int CircuitsPersisted = 200;

    /// <summary>The framework's own limit, fixed here in case a later release allows more.</summary>
    private const int CircuitMessageBytes = 32 * 1024;

    public static void AddUsers(this IServiceCollection services)
    {
        services.AddIdentity();
        services.AddSessions();
        services.AddCircuits();
        services
            .AddOptions<Microsoft.AspNetCore.Builder.ForwardedHeadersOptions>()
            .Configure<IOptions<PortalOptions>>((headers, options) => PortalProxies.Configure(headers, options.Value));
    }

    public static void MapPortalComponents(this WebApplication app) =>
        app.MapRazorComponents<PortalDocument>()
            .AddInteractiveServerRenderMode(options =>
            {
                // Compressing secrets together with text that a stranger chose reveals them by length. The frame policy comes from our own
                // headers.
                options.DisableWebSocketCompression = true;
                options.ContentSecurityFrameAncestorsPolicy = null;
            })
            .AnswerHead()
            .RequireAuthorization(Policies.SignedIn)
            .RequireRateLimiting(ReaderLimit.Policy);

    /// <summary>Lets pages answer HEAD like GET, which the framework doesn't.</summary>
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
        services
            .AddIdentityCore<StoredUser>(options =>
            {
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            })
            .AddUserManager<PortalUserManager>()
            .AddUserStore<PortalUserStore>();
        services.AddSingleton<IPasswordHasher<StoredUser>, PasswordHasher<StoredUser>>();
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = PasswordIterations);
        services.AddScoped<IPasskeyHandler<StoredUser>, PasskeyHandler<StoredUser>>();
        services
            .AddOptions<IdentityPasskeyOptions>()
            .Configure<PublicAddress>(
                (passkeys, address) =>
                {
                    // Never take the domain from the request: a client that chooses the Host header would choose the domain of passkeys.
                    passkeys.ServerDomain = address.Host;
                    passkeys.ValidateOrigin = IsOwnOrigin;
                    passkeys.UserVerificationRequirement = "required";
                    passkeys.ResidentKeyRequirement = "required";
                }
            );
    }

    /// <summary>
    /// Returns whether a passkey was used on a page of this portal, not in a frame of another site and not on a similar site.
    /// </summary>
    private static ValueTask<bool> IsOwnOrigin(PasskeyOriginValidationContext context) =>
        ValueTask.FromResult(!context.CrossOrigin && OwnOrigin.Is(context.Origin, context.HttpContext.Request));

    private static void AddSessions(this IServiceCollection services)
    {
        services.AddSingleton<SessionChanges>();
        services.AddSingleton<AccountActs>();
        services.AddSingleton<Rights>();
        services.AddSingleton<ApiTokens>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<PasswordHashing>();

        // Read the cookie only where a policy asks for it. A single scheme would become the default one. Then every request of a signed-in
        // browser would read the store, even for files and reader pages.
        AppContext.SetSwitch("Microsoft.AspNetCore.Authentication.SuppressAutoDefaultScheme", true);
        services
            .AddAuthentication(options => options.DefaultChallengeScheme = options.DefaultForbidScheme = SessionCookie.Scheme)
            .AddCookie(SessionCookie.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerToken>(BearerToken.SchemeName, null);
        services.AddOptions<CookieAuthenticationOptions>(SessionCookie.Scheme).Configure<PortalUrls>(SessionCookie.Configure);
        services.AddAuthorization(Policies.Add);
        services.AddRateLimiter(ReaderLimit.Configure);
        services.AddRateLimiter(ApiLimit.Configure);
        services.AddAntiforgery(options =>
        {
            options.Cookie = new FormCookie();

            // Every page's content security policy already says it, and more strictly.
            options.SuppressXFrameOptionsHeader = true;
        });
    }

    private static void AddCircuits(this IServiceCollection services)
    {
        services
            .AddRazorComponents()
            .AddInteractiveServerComponents(options =>
            {
                options.DisconnectedCircuitMaxRetained = CircuitsRetained;
                options.DisconnectedCircuitRetentionPeriod = TimeSpan.FromMinutes(1);
                options.PersistedCircuitInMemoryMaxRetained = CircuitsPersisted;
                options.PersistedCircuitInMemoryRetentionPeriod = TimeSpan.FromMinutes(15);
            })
            .AddHubOptions(options => options.MaximumReceiveMessageSize = CircuitMessageBytes);
        services.AddMudServices();
        services.AddSingleton<OpenSockets>();
        services.AddScoped<AuthenticationStateProvider, CircuitSession>();
        services.AddScoped<CircuitHandler, CircuitActivity>();
        services.AddScoped<CircuitHandler, MovingCircuit>();
        services.AddScoped<UnsavedTexts>();
    }
}
