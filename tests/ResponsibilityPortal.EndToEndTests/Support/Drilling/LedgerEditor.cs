using System.Diagnostics;
using System.Net;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// Edits one cell after another and records what was acknowledged. An edit without a response is sent again until it gets one, as the same
/// edit with the same key. docs/reference/api.md asks programs to do so.
/// </summary>
/// <param name="running">Completes when a portal is running. Editors without a response wait for it.</param>
/// <param name="random">Selects cells.</param>
internal sealed class LedgerEditor(
    EditingProgram program,
    EditLedger ledger,
    IReadOnlyList<string> cells,
    Random random,
    Func<Task> running
)
{
    /// <summary>Edits until a condition is met.</summary>
    public async Task EditUntilAsync(Func<bool> isEnough)
    {
        while (!isEnough())
        {
            await EditOneAsync(cells[random.Next(cells.Count)]);
        }
    }

    private async Task EditOneAsync(string cell)
    {
        var seen = await InsistAsync(() => program.ReadAsync(cell));
        var edit = Edit.Of(cell, seen.Tag);
        var watch = Stopwatch.StartNew();
        var answer = await InsistAsync(() => program.SendAsync(edit));
        if (answer.Status == HttpStatusCode.OK)
        {
            ledger.NoteTime(watch.Elapsed);
            ledger.Acknowledge(edit, answer);
        }
        else
        {
            ledger.NoteConflict();
        }
    }

    private async Task<ApiAnswer> InsistAsync(Func<Task<ApiAnswer>> request)
    {
        while (true)
        {
            await running();
            try
            {
                var answer = await request();
                if (answer.Status is HttpStatusCode.OK or HttpStatusCode.PreconditionFailed)
                {
                    return answer;
                }

                ledger.NoteRefusal(answer);
            }
            catch (Exception exception) when (exception is HttpRequestException or IOException)
            {
                // The portal was killed before it responded, so the edit can be stored or not.
            }

            ledger.NoteRepeat();
        }
    }
}
