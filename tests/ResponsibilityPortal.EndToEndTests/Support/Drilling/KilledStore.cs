using System.Net;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// The data of a portal that has published a second version and was killed: what it did last stands in the write-ahead log alone. There is a
/// backup of it, made just before it was killed.
/// </summary>
internal sealed class KilledStore : IDisposable
{
    private readonly TemporaryDirectory _data;
    private readonly TemporaryDirectory _backups = new();

    private KilledStore(TemporaryDirectory data) => _data = data;

    /// <summary>A file that <c>restore</c> takes.</summary>
    public string Backup => _backups.File("whole.db");

    public static async Task<KilledStore> MakeAsync(DrillStore store)
    {
        var killed = new KilledStore(store.Copy());
        await killed.PublishAndKillAsync(store);
        return killed;
    }

    /// <summary>A copy of the data, for one drill.</summary>
    public TemporaryDirectory Copy()
    {
        var copy = new TemporaryDirectory();
        DataCopy.Make(_data.Path, copy.Path);
        return copy;
    }

    public void Dispose()
    {
        _data.Dispose();
        _backups.Dispose();
    }

    private async Task PublishAndKillAsync(DrillStore store)
    {
        await using var portal = await PortalProcess.StartAsync(_data.Path);
        using var editor = new EditingProgram(portal.Address, store.EditToken);
        using var publisher = new EditingProgram(portal.Address, store.PublishToken);
        var cell = (await EditingProgram.CellsAsync())[0];
        Assert.Equal(HttpStatusCode.OK, (await editor.SendAsync(Edit.Of(cell, (await editor.ReadAsync(cell)).Tag))).Status);
        Assert.Equal(HttpStatusCode.Created, (await publisher.PublishAsync()).Status);
        var (code, said) = await PortalProcess.RunCommandAsync(_data.Path, $"backup {Backup}");
        Assert.True(code == 0, said);
        await portal.KillAsync();
    }
}
