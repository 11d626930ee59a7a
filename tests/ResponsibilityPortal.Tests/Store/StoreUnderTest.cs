using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Postgres;
using ResponsibilityPortal.Store.Sqlite;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Tests.Store;

/// <summary>A store of its own in the database of the test run, without a host.</summary>
internal sealed class StoreUnderTest : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly ServiceProvider _services;

    /// <summary>Without a key, so that it isn't created.</summary>
    private readonly Checkpoints _checkpoints;

    private readonly DraftSnapshots _drafts;

    public StoreUnderTest()
    {
        File = _directory.File("portal.db");
        var services = new ServiceCollection();
        if (StoreOfRun.IsPostgres)
        {
            services.AddPostgresStore(StoreOfRun.ConnectionTo(_directory.Path));
        }
        else
        {
            services.AddSqliteStore(_ => File);
        }

        _services = services.AddSingleton<StoreMigrator>().AddMetrics().AddSingleton<PortalMetrics>().BuildServiceProvider();
        _checkpoints = new Checkpoints(
            Options.Create(new CheckpointOptions()),
            null!,
            null!,
            null!,
            null!,
            TimeProvider.System,
            NullLogger<Checkpoints>.Instance,
            new Turns()
        );
        Published = new PublishedMatrices(Contexts, _checkpoints, NullLogger<PublishedMatrices>.Instance);
        _drafts = new DraftSnapshots(Contexts, Published);
    }

    public string File { get; }

    public string Directory => _directory.Path;

    public IDbContextFactory<PortalDbContext> Contexts => _services.GetRequiredService<IDbContextFactory<PortalDbContext>>();

    public PublishedMatrices Published { get; }

    public static async Task<StoreUnderTest> MigratedAsync()
    {
        var store = new StoreUnderTest();
        await store.MigrateAsync();
        return store;
    }

    public Task MigrateAsync() => _services.GetRequiredService<StoreMigrator>().MigrateAsync(TestContext.Current.CancellationToken);

    public PortalDbContext Open() => Contexts.CreateDbContext();

    public MatrixPublisher PublisherAt(TimeProvider clock)
    {
        var options = Options.Create(new PortalOptions());
        return new MatrixPublisher(WriterAt(clock), _drafts, new DraftReviewReader(options), options);
    }

    public ImportedDrafts ImportedAt(TimeProvider clock) => new(WriterAt(clock));

    public Writer WriterAt(TimeProvider clock) =>
        new(
            new WriteQueue(Contexts, clock),
            new EntryLimit(clock),
            clock,
            new LogFollower(
                Contexts,
                _checkpoints,
                Published,
                _drafts,
                new CellMarkChanges(),
                new SessionChanges(),
                _services.GetRequiredService<PortalMetrics>()
            ).FollowAsync
        );

    /// <summary>Returns the first column of a query, without the model.</summary>
    public List<T> Query<T>(string sql) => StoreOfRun.Query<T>(_directory.Path, sql);

    /// <summary>Executes a statement on the file.</summary>
    public void Execute(string sql)
    {
        using var connection = Connect();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Another connection to the file, which waits at most a second for a lock.</summary>
    public SqliteConnection Connect()
    {
        var connection = new SqliteConnection($"Data Source={File};Pooling=False;Default Timeout=1");
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        Published.Dispose();
        _checkpoints.Dispose();
        _services.Dispose();
        SqliteConnection.ClearAllPools();
        _directory.Dispose();
    }
}
