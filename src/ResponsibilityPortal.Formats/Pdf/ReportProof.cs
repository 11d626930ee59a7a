using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The log entry that records the publication of a version, and the checkpoint that names exactly this entry. They link the content of a
/// report to its publisher and approver and to the portal's signature. So the holder of a report can verify its publication without the
/// portal.
/// </summary>
/// <param name="Payload">The exact bytes of the entry that were hashed.</param>
/// <param name="PreviousHash">The hash of the entry before it.</param>
public sealed record ReportProof(ReadOnlyMemory<byte> Payload, string PreviousHash, SignedCheckpoint Checkpoint)
{
    public const string FileName = "proof.json";

    /// <summary>The name of the attached file. docs/how-to/verify-a-pdf.md describes it.</summary>
    public const string Format = "responsibility-proof/1";

    /// <summary>The property with the keys of the witnesses that have cosigned the checkpoint.</summary>
    internal const string WitnessesName = "witnesses";

    /// <summary>The property with the checkpoint and all signatures.</summary>
    internal const string CheckpointName = "checkpoint";

    /// <summary>
    /// Whether the checkpoint names this entry and no later one, so that the two prove something without the rest of the log.
    /// </summary>
    public bool IsClosed => AuditEntry.HashOf(PreviousHash, Payload.Span) == Checkpoint.Checkpoint.Content.Hash;

    /// <summary>The witnesses that have confirmed the checkpoint; empty for none.</summary>
    public ValueList<WitnessConfirmation> Confirmations { get; init; } = [];

    /// <summary>The file, as canonical JSON: the same for the same version and confirmations always.</summary>
    public byte[] Write(MatrixVersion version)
    {
        var json = new JsonObject
        {
            ["format"] = Format,
            ["contentHash"] = version.ContentHash,
            ["previousHash"] = PreviousHash,
            ["payload"] = Encoding.UTF8.GetString(Payload.Span),
            [CheckpointName] = new ConfirmedCheckpoint(Checkpoint, Confirmations).Note.ToString(),
        };
        if (Confirmations.Count > 0)
        {
            json[WitnessesName] = new JsonArray([.. Confirmations.Select(confirmation => JsonValue.Create(confirmation.Key))]);
        }

        return CanonicalJson.Serialize(json);
    }
}
