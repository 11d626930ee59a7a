using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// The disk is full: the portal acknowledges only what it has stored, and readers can read on. With free space, editors can edit again.
/// </summary>
[Collection(DrillStore.FailingCollection)]
public sealed class DiskFullDrillTests(DrillStore store)
{
    private const int Megabytes = 24;

    /// <summary>More edits than fit into the free space of existing files.</summary>
    private const int EditsUntilFull = 2_000;

    private const int RefusedEdits = 10;

    private readonly EditLedger _ledger = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Edit_OnAFullDisk_IsRefusedAndSucceedsOnceThereIsSpace()
    {
        using var data = store.Copy();
        await using var disk = await SmallDisk.MountAsync(Megabytes);
        DataCopy.Make(data.Path, disk.Path);
        await using (var portal = await PortalProcess.StartAsync(disk.Path, DrillStore.Unlimited))
        {
            using var program = new EditingProgram(portal.Address, store.EditToken);
            using var reader = PortalClient.For(portal.Address);
            var cells = await EditingProgram.CellsAsync();
            Assert.Null(await EditAsync(program, cells[0]));

            disk.Fill();
            var refused = await EditUntilRefusedAsync(program, cells);
            for (var more = 1; more < RefusedEdits; more++)
            {
                AssertRefusedInWords(await program.SendAsync(refused));
            }

            Assert.Contains("YugabyteDB", await reader.GetStringAsync(Site.Matrix, Cancellation), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.OK, (await program.ReadAsync(refused.Cell)).Status);
            Assert.Contains("0 MB are free", await reader.GetStringAsync("/health/ready", Cancellation), StringComparison.Ordinal);

            disk.MakeRoom();
            var answer = await program.SendAsync(refused);
            Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
            _ledger.Acknowledge(refused, answer);
            foreach (var cell in cells)
            {
                Assert.Null(await EditAsync(program, cell));
            }

            Assert.Equal("live", await reader.GetStringAsync("/health/live", Cancellation));
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{_ledger.Count} edits acknowledged, {_ledger.Refusals.Count} refused.");
        Evidence.AssertLogIs(_ledger, disk.Path);
        await Evidence.AssertIsWholeAsync(disk.Path);
    }

    private async Task<Edit> EditUntilRefusedAsync(EditingProgram program, IReadOnlyList<string> cells)
    {
        for (var edits = 0; edits < EditsUntilFull; edits++)
        {
            if (await EditAsync(program, cells[edits % cells.Count]) is { } refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException($"After {EditsUntilFull} edits on a full disk none was refused.");
    }

    /// <returns>The edit when it was refused; null when it was acknowledged.</returns>
    private async Task<Edit?> EditAsync(EditingProgram program, string cell)
    {
        var seen = await program.ReadAsync(cell);
        Assert.True(seen.Status == HttpStatusCode.OK, seen.ToString());
        var edit = Edit.Of(cell, seen.Tag);
        var answer = await program.SendAsync(edit);
        if (answer.Status == HttpStatusCode.OK)
        {
            _ledger.Acknowledge(edit, answer);
            return null;
        }

        AssertRefusedInWords(answer);
        return edit;
    }

    private void AssertRefusedInWords(ApiAnswer answer)
    {
        Assert.True((int)answer.Status >= 500 && answer.IsRefusalInWords, answer.ToString());
        _ledger.NoteRefusal(answer);
    }
}
