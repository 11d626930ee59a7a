using System.Net;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// The data of a portal that has published a second version and was then killed. Its last changes are in the write-ahead log only. A backup
/// was made just before the kill.
/// </summary>
internal sealed class KilledStore : IDisposable
{
    private readonly TemporaryDirectory _data;
    private readonly TemporaryDirectory _backups = new();

    private KilledStore(TemporaryDirectory data) => _data = data;

    /// <summary>The backup, as a file for <c>restore</c>.</summary>
    public string Backup => _backups.File("whole.db");

    public static async Task<KilledStore> MakeAsync(DrillStore store)
    {
        var killed = new KilledStore(store.Copy());
        await killed.PublishAndKillAsync(store);
        return killed;
    }

    /// <summary>Returns a copy of the data for one drill.</summary>
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
        var (code, output) = await PortalProcess.RunCommandAsync(_data.Path, $"backup {Backup}");
        Assert.True(code == 0, output);
        await portal.KillAsync();
    }
}
