using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Gives the checkpoints of this instance to the others of a shared store, and takes over theirs.</summary>
internal sealed class CheckpointExchange(SharedCheckpoints shared, CheckpointLog log)
{
    private const string Place = "the database";

    /// <summary>Compares all checkpoints with those in the database, and brings both up to date. Makes the first key.</summary>
    /// <exception cref="StartRefusedException">The key isn't the one of the other instances.</exception>
    /// <exception cref="StoreRefusedException">What the database has doesn't continue the own checkpoints.</exception>
    public async Task JoinAsync(CheckpointSigningKey key, CancellationToken cancellationToken)
    {
        var notes = await shared.ReadAsync(0, cancellationToken);
        key.MakeIfFirst(notes.Count, Place);
        if (notes.Count > 0)
        {
            key.RefuseUnlessInForce(CheckpointFile.Read(string.Concat(notes)).Checkpoints, Place);
        }

        var own = log.All;
        for (var index = 0; index < Math.Min(own.Count, notes.Count); index++)
        {
            RefuseUnlessSame(index, notes[index]);
        }

        log.Append(ReceivedCheckpoints.Read([.. notes.Skip(own.Count)], own, key.Public!));
        await GiveAsync(notes.Count, cancellationToken);
    }

    /// <summary>Takes over new checkpoints of other instances, and gives them those that they lack.</summary>
    /// <returns>Whether there were any new ones.</returns>
    /// <exception cref="StoreRefusedException">What the database has doesn't continue the own checkpoints.</exception>
    public async Task<bool> ExchangeAsync(NoteKey key, CancellationToken cancellationToken)
    {
        var own = log.All;
        var known = Math.Max(own.Count - 1, 0);
        var notes = await shared.ReadAsync(known, cancellationToken);
        if (own.Count > 0 && notes.Count > 0)
        {
            RefuseUnlessSame(known, notes[0]);
        }

        await GiveAsync(notes.Count > 0 ? own.Count : 0, cancellationToken);
        var received = ReceivedCheckpoints.Read([.. notes.Skip(own.Count - known)], own, key);
        log.Append(received);
        return received.Count > 0;
    }

    /// <summary>Gives the next checkpoint. Its number is a key in the database, so that only one instance can sign it.</summary>
    public Task GiveNextAsync(SignedNote note, CancellationToken cancellationToken) =>
        shared.AddAsync(log.All.Count + 1, note.ToString(), cancellationToken);

    /// <summary>Adds to the database what it lacks of the own checkpoints, for example after it was restored.</summary>
    private async Task GiveAsync(int first, CancellationToken cancellationToken)
    {
        for (var index = first; index < log.All.Count; index++)
        {
            await shared.AddAsync(index + 1, log.All[index].Note.ToString(), cancellationToken);
        }
    }

    private void RefuseUnlessSame(int index, string note)
    {
        if (log.All[index].Note.ToString() != note)
        {
            throw new StoreRefusedException(
                $"The checkpoint {index + 1} in the database differs from the one in '{log.FilePath}'. The database or the file belongs to "
                    + "another portal, or someone has changed it."
            );
        }
    }
}
