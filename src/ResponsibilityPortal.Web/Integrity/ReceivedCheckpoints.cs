using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// Reads checkpoints that other instances have signed. The database only passes them on: what isn't signed by the portal's key, or doesn't
/// continue the checkpoint before, is refused.
/// </summary>
internal static class ReceivedCheckpoints
{
    /// <param name="notes">Signed notes, in order.</param>
    /// <param name="before">The checkpoints that they continue.</param>
    /// <param name="key">The key in use.</param>
    /// <exception cref="StoreRefusedException">One of them isn't such a checkpoint.</exception>
    public static IReadOnlyList<SignedCheckpoint> Read(IReadOnlyList<string> notes, ValueList<SignedCheckpoint> before, NoteKey key)
    {
        var received = notes.Select((text, index) => Parse(text) ?? throw Refused(before.Count + index)).ToList();
        var keys = TrustedKeys.From(key, before.Concat(received));
        var last = before is [.., var newest] ? newest : null;
        for (var index = 0; index < received.Count; index++)
        {
            var signed = received[index];
            var isNext = last is null || signed.Checkpoint.Link is not { } link || link.PreviousHash == last.Checkpoint.Hash;
            if (!isNext || keys.SignerOf(signed.Note) is null)
            {
                throw Refused(before.Count + index);
            }

            last = signed;
        }

        return received;
    }

    private static SignedCheckpoint? Parse(string text) =>
        SignedNote.Parse(text) is { } note && Checkpoint.Parse(note.Text) is { } checkpoint ? new SignedCheckpoint(checkpoint, note) : null;

    private static StoreRefusedException Refused(int index) =>
        new(
            $"The checkpoint {index + 1} in the database isn't signed by this portal, or doesn't continue the one before. Someone has "
                + "changed it."
        );
}
