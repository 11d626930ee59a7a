using System.Diagnostics;
using System.Globalization;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Editing;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Benchmarks.Writing;

/// <summary>A user with an account who edits a cell that no other user edits.</summary>
internal sealed class Writer(string matrix, Actor actor, DraftCell cell)
{
    private DraftCell _cell = cell;

    /// <summary>Adds editors, each with a row of the matrix.</summary>
    public static async Task<IReadOnlyList<Writer>> JoinAsync(IServiceProvider services, MatrixSize size, int count)
    {
        var draft = (await services.GetRequiredService<DraftSnapshots>().FindAsync(size.Slug, CancellationToken.None))!;
        var rows = draft.Content.Responsibilities.Take(count).ToList();
        return await services
            .GetRequiredService<AccountActs>()
            .RunAsync(
                async act =>
                {
                    var writers = new List<Writer>();
                    foreach (var row in rows)
                    {
                        var id = Guid.CreateVersion7();
                        var user = StoredUser.Create(id, $"User {id:N}", $"{id:N}@example.org", Roles.Editor, null, act.Now);
                        if (await act.Manager.CreateAsync(user) is { Succeeded: false } result)
                        {
                            throw new InvalidOperationException(result.ToString());
                        }

                        user.Join(act.Now);
                        writers.Add(
                            new Writer(
                                size.Slug,
                                new Actor(id.ToString(), user.Name),
                                draft.Find(new CellKey(row.Slug, row.Assignments[0].HostingModel))!
                            )
                        );
                    }

                    act.Keep();
                    return writers;
                },
                CancellationToken.None
            );
    }

    /// <summary>Edits for a given time.</summary>
    /// <returns>The milliseconds until each edit was acknowledged.</returns>
    public async Task<IReadOnlyList<double>> WriteAsync(MatrixEditor editor, long started, TimeSpan duration)
    {
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            var operation = Guid.CreateVersion7();
            var note = new PartyNote(
                _cell.Content.Accountable!,
                string.Create(CultureInfo.InvariantCulture, $"Does it, as operation {operation} says.")
            );
            var wish = AssignCells.One(matrix, _cell.Key.Responsibility, _cell.Content with { Notes = [note] }, _cell.Version);
            var since = Stopwatch.GetTimestamp();
            var outcome = await editor.AssignAsync(wish, new Change(actor, operation, null), CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            _cell = ((AssignOutcome.Assigned)outcome).Changes[0].After;
        }

        return times;
    }
}
