using System.Net;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// Edits one cell after another and writes down what was acknowledged. An edit that nothing has answered is sent again until something
/// does: the same edit under the same key, as docs/reference/api.md asks of programs.
/// </summary>
/// <param name="running">Ends once there is a portal that can be asked; whoever has got no answer waits for it.</param>
/// <param name="random">Chooses cells.</param>
internal sealed class LedgerEditor(EditingProgram program, EditLedger ledger, IReadOnlyList<string> cells, Random random, Func<Task> running)
{
    /// <summary>Goes on until told not to.</summary>
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
        var answer = await InsistAsync(() => program.SendAsync(edit));
        if (answer.Status == HttpStatusCode.OK)
        {
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
                // The portal is gone, and with it the answer; whether the edit was stored is not known.
            }

            ledger.NoteRepeat();
        }
    }
}
