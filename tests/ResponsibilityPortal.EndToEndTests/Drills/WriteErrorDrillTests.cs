using System.Net;
using System.Text.RegularExpressions;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>The disk refuses to write or to keep what was written. A killed process does not try that: the system has its writes all the same.</summary>
[Collection(DrillStore.Collection)]
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
    public async Task An_edit_that_the_disk_refuses_is_not_acknowledged_and_succeeds_once_the_disk_obeys()
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
    public async Task An_edit_is_on_disk_before_it_is_acknowledged()
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

    /// <summary>The write-ahead log was written to disk, told in one line, or in a later one than the call.</summary>
    [GeneratedRegex(@"(f(data)?sync\(\d+<[^>]*-wal>\)|<\.\.\. f(data)?sync resumed>\))\s+= 0")]
    private static partial Regex Flushed();
}
