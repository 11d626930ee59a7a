using System.Net;
using System.Text.RegularExpressions;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// The disk fails to write or to keep data. A killed process doesn't test that, because the system still completes its writes.
/// </summary>
[Collection(DrillStore.FailingCollection)]
public sealed partial class WriteErrorDrillTests(DrillStore store) : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = store.Copy();
    private readonly EditLedger _ledger = new();
    private PortalProcess _portal = null!;
    private EditingProgram _program = null!;
    private string _cell = null!;

    private string WriteAheadLog => $"{StoreFile.In(_data.Path)}-wal";

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(_data.Path, DrillStore.Unlimited);
        _program = new EditingProgram(_portal.Address, store.EditToken);
        _cell = (await EditingProgram.CellsAsync())[0];
        await AcknowledgedAsync(await NextEditAsync());
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Edit_DuringADiskError_IsRefusedAndSucceedsAfterwards()
    {
        foreach (var (calls, error) in new[] { ("fsync,fdatasync", "EIO"), ("pwrite64", "ENOSPC"), ("pwrite64", "EIO") })
        {
            var edit = await NextEditAsync();
            await using (var disk = await SystemCalls.FailAsync(_portal, WriteAheadLog, calls, error))
            {
                var refused = await _program.SendAsync(edit);
                Assert.True((int)refused.Status >= 500 && refused.IsRefusalInWords, $"{calls} {error}: {refused}");
                Assert.Contains(await disk.EndAsync(), call => call.Contains("(INJECTED)", StringComparison.Ordinal));
            }

            Assert.DoesNotContain(edit.Note, (await _program.ReadAsync(_cell)).Body, StringComparison.Ordinal);
            await AcknowledgedAsync(edit);
        }

        await _portal.KillAsync();
        Evidence.AssertLogIs(_ledger, _data.Path);
        await Evidence.AssertIsWholeAsync(_data.Path);
    }

    [Fact]
    public async Task Edit_IsOnDiskBeforeItIsAcknowledged()
    {
        var edit = await NextEditAsync();
        await using var watch = await SystemCalls.WatchAsync(_portal, "fsync,fdatasync,recvmsg,recvfrom,read,sendmsg,sendto,write");
        await AcknowledgedAsync(edit);
        var calls = await watch.EndAsync();
        var asked = IndexOf(calls, 0, call => call.Contains("\"PUT /api", StringComparison.Ordinal));
        var answered = IndexOf(calls, asked, call => call.Contains("\"HTTP/1.1 200", StringComparison.Ordinal));
        Assert.Contains(calls.Take(answered).Skip(asked), call => Flushed().IsMatch(call));
    }

    private static int IndexOf(IReadOnlyList<string> calls, int from, Predicate<string> isIt)
    {
        var index = calls.ToList().FindIndex(from, isIt);
        Assert.True(index >= 0, string.Join('\n', calls.TakeLast(100)));
        return index;
    }

    private async Task<Edit> NextEditAsync() => Edit.Of(_cell, (await _program.ReadAsync(_cell)).Tag);

    private async Task AcknowledgedAsync(Edit edit)
    {
        var answer = await _program.SendAsync(edit);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
        _ledger.Acknowledge(edit, answer);
    }

    /// <summary>Whether the write-ahead log was synced to disk. The call and its result can be on one line or on two.</summary>
    [GeneratedRegex(@"(f(data)?sync\(\d+<[^>]*-wal>\)|<\.\.\. f(data)?sync resumed>\))\s+= 0")]
    private static partial Regex Flushed();
}
