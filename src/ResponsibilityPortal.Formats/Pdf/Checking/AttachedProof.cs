using System.Text.Json;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>What the proof that is attached to a PDF says about witnesses. Anyone can write that.</summary>
/// <param name="Checkpoint">The checkpoint with all signatures.</param>
/// <param name="Witnesses">The keys of the witnesses that are said to have cosigned it.</param>
public sealed record AttachedProof(SignedNote Checkpoint, ValueList<string> Witnesses)
{
    /// <summary>In bytes; a proof has some thousand.</summary>
    private const int MaxBytes = 256 * 1_024;

    /// <summary>A note has no more signatures.</summary>
    private const int WitnessesMaxCount = 16;

    /// <summary>Reads <see cref="ReportProof.Write"/>; null for anything else, and for a proof without witnesses.</summary>
    internal static AttachedProof? Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxBytes)
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json);
            if (
                document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty(ReportProof.CheckpointName, out var checkpoint)
                || checkpoint.ValueKind != JsonValueKind.String
                || !document.RootElement.TryGetProperty(ReportProof.WitnessesName, out var witnesses)
                || witnesses.ValueKind != JsonValueKind.Array
                || witnesses.GetArrayLength() is 0 or > WitnessesMaxCount
                || witnesses.EnumerateArray().Any(key => key.ValueKind != JsonValueKind.String)
                || SignedNote.Parse(checkpoint.GetString()!) is not { } note
            )
            {
                return null;
            }

            return new AttachedProof(note, witnesses.EnumerateArray().Select(key => key.GetString()!).ToValueList());
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a surrogate pair.
            return null;
        }
    }
}
