using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Following;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Two portals on one database, each with a data directory of its own and the same keys.</summary>
internal sealed class TwoInstances : IAsyncDisposable
{
    private readonly PostgresDatabase _database = PostgresForTests.MakeStore();
    private readonly TemporaryDirectory _secondData = new();

    private TwoInstances() { }

    public PostgresDatabase Database => _database;

    /// <summary>The data directory of the second instance.</summary>
    public TemporaryDirectory SecondData => _secondData;

    /// <summary>The instance that was started first, with an administrator.</summary>
    public PortalWithUsers First { get; private set; } = null!;

    public PortalHost Second { get; private set; } = null!;

    /// <param name="settings">Settings of both.</param>
    public static async Task<TwoInstances> StartAsync(params (string Key, string Value)[] settings)
    {
        var both = new TwoInstances();
        (string Key, string Value)[] all = [("Portal:Seed", "none"), .. both._database.Settings, .. settings];
        both.First = await PortalWithUsers.StartAsync(all);
        CopyCheckpointKey(both.First.Data, both._secondData);
        both.Second = PortalHost.Start(both._secondData, both.First.Clock, all);
        return both;
    }

    /// <summary>Gives a data directory the key that signs the checkpoints of another.</summary>
    public static void CopyCheckpointKey(TemporaryDirectory from, TemporaryDirectory to)
    {
        Directory.CreateDirectory(to.File("keys"));
        File.Copy(Path.Combine(from.File("keys"), CheckpointKeyFile.OwnName), Path.Combine(to.File("keys"), CheckpointKeyFile.OwnName));
    }

    public T OfSecond<T>()
        where T : notnull => Second.Services.GetRequiredService<T>();

    /// <summary>Lets the second instance look for what the first one has done, as it does every second.</summary>
    public Task FollowAsync() => OfSecond<LogTail>().FollowAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Second.DisposeAsync();
        await First.DisposeAsync();
        _secondData.Dispose();
        _database.Dispose();
    }
}
