using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Features.Readers.Browsing;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>
/// The real portal on a real port with its own data directory. The client follows no redirects, decompresses nothing and remembers nothing:
/// tests see exactly what was sent.
/// </summary>
public sealed class PortalHost : WebApplicationFactory<Program>
{
    private const string StoreProvider = "Store:Provider";
    private const string Metrics = "Telemetry:Metrics";

    private readonly TemporaryDirectory? _ownData;
    private readonly string _data;
    private readonly TimeProvider? _clock;
    private readonly Dictionary<string, string> _settings;
    private readonly Action<IServiceCollection>? _services;
    private readonly RequestLimits _limits = new();
    private readonly PlainRouting _routing = new();

    private PortalHost(
        TemporaryDirectory? data,
        TimeProvider? clock,
        Dictionary<string, string> settings,
        Action<IServiceCollection>? services
    )
    {
        _ownData = data is null ? new TemporaryDirectory() : null;
        _data = (data ?? _ownData!).Path;
        (_clock, _settings, _services) = (clock, settings, services);
        TestCertificates.PutInto(_data);
        if (!settings.ContainsKey(StoreProvider))
        {
            AddStore();
        }

        settings.TryAdd(Metrics, "False");
        UseKestrel();
    }

    /// <summary>Gives the portal its store in advance, in the database of the test run.</summary>
    private void AddStore()
    {
        if (!StoreOfRun.IsPostgres)
        {
            EmptyStore.PutInto(_data);
        }

        foreach (var (key, value) in StoreOfRun.SettingsFor(_data))
        {
            _settings[key] = value;
        }
    }

    /// <summary>The client for the portal.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>The queries that the portal has sent to its database.</summary>
    public QueryCounter Queries { get; } = new();

    public string StoreFile => Path.Combine(_data, "portal.db");

    /// <summary>Whether routing has compiled nothing for this portal.</summary>
    public bool IsRoutingPlain => _routing.IsPlain;

    public PublishedMatrices Published => Services.GetRequiredService<PublishedMatrices>();

    public MatrixPublisher Publisher => Services.GetRequiredService<MatrixPublisher>();

    /// <summary>Starts a portal with the built-in matrix.</summary>
    public static PortalHost Start(params ReadOnlySpan<(string Key, string Value)> settings) => Start(null, null, settings);

    /// <summary>Starts a portal without any matrix.</summary>
    public static PortalHost StartEmpty(TimeProvider? clock = null) => Start(null, clock, ("Portal:Seed", "none"));

    /// <param name="data">The data to start with. The caller removes it.</param>
    public static PortalHost Start(
        TemporaryDirectory? data,
        TimeProvider? clock,
        params ReadOnlySpan<(string Key, string Value)> settings
    ) => Start(data, clock, null, settings);

    /// <param name="services">Changes the services of the portal, for conditions that can't be created from outside.</param>
    public static PortalHost Start(
        TemporaryDirectory? data,
        TimeProvider? clock,
        Action<IServiceCollection>? services,
        params ReadOnlySpan<(string Key, string Value)> settings
    )
    {
        var named = new Dictionary<string, string>();
        foreach (var (key, value) in settings)
        {
            named.Add(key, value);
        }

        var host = new PortalHost(data, clock, named, services);
        host.StartServer();
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,
        };
        host.Client = new HttpClient(handler) { BaseAddress = host.ClientOptions.BaseAddress, Timeout = Timeouts.Hang };
        return host;
    }

    /// <summary>Publishes content as the next version of its matrix.</summary>
    /// <param name="inForceFrom">When it takes effect, if it is announced.</param>
    /// <param name="change">The actor. Null for a user without an account, which an integrity check would report.</param>
    public async Task<MatrixVersion> PublishAsync(
        Matrix content,
        string message = "Because it is so.",
        DateTimeOffset? inForceFrom = null,
        Change? change = null
    )
    {
        var basedOn = Published.Find(content.Slug)?.Latest.Number ?? 0;
        var outcome = await Publisher.PublishAsync(
            new PublishMatrix(content, basedOn, message, inForceFrom),
            change ?? Given.Change(),
            TestContext.Current.CancellationToken
        );
        return Assert.IsType<PublishOutcome.Published>(outcome).Version;
    }

    public PortalDbContext OpenStore() => Services.GetRequiredService<IDbContextFactory<PortalDbContext>>().CreateDbContext();

    public Task<HttpResponseMessage> GetAsync(string address, params ReadOnlySpan<(string Name, string Value)> headers) =>
        SendAsync(HttpMethod.Get, address, headers);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params ReadOnlySpan<(string Name, string Value)> headers)
    {
        var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Returns the body of a response, which must have the status.</summary>
    public async Task<string> ReadAsync(string address, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await GetAsync(address);
        Assert.Equal(status, response.StatusCode);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Returns the page of a response, which must have the status.</summary>
    public async Task<IHtmlDocument> ReadPageAsync(string address, HttpStatusCode status = HttpStatusCode.OK) =>
        new HtmlParser().ParseDocument(await ReadAsync(address, status));

    public override async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await base.DisposeAsync();
        _limits.End();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _ownData?.Dispose();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("urls", "http://127.0.0.1:0");
        builder.UseSetting("Portal:DataDirectory", _data);

        // Serves files as from a published portal, not as in development.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "false");

        // Settings don't change while a test runs, and watching them would mean watching every directory of the project.
        builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft", "Fatal");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Fatal");
        foreach (var (key, value) in _settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter>(_limits);
            services.AddSingleton<IStartupFilter>(_routing);

            // Each start would run an integrity check and render the first pages, hundreds of times in a test run. Tests of these ask for
            // them.
            services.Remove(services.Single(service => service.ImplementationType == typeof(DailyEvidenceCheck)));
            services.Remove(services.Single(service => service.ImplementationType == typeof(FirstPages)));

            // It would run whenever a test moves the clock.
            services.Remove(services.Single(service => service.ImplementationType == typeof(OldReportRemoval)));
            services.LeaveOutCircuits();
            OwnMeters.AddTo(services);
            services.ConfigureDbContext<SqlitePortalDbContext>(options => options.AddInterceptors(Queries));
            services.ConfigureDbContext<PostgresPortalDbContext>(options => options.AddInterceptors(Queries, StoreOfRun.Faults));
            if (_clock is not null)
            {
                services.Replace(ServiceDescriptor.Singleton(_clock));
            }

            _services?.Invoke(services);
        });
    }
}
