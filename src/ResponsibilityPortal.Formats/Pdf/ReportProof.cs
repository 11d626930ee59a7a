using System.Text;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The entry of the log by which a version was published, and the checkpoint that names exactly this entry. With both, whoever holds a
/// report goes from its content over who published and approved it to the signature of the portal, without asking the portal.
/// </summary>
/// <param name="Payload">The entry, byte for byte as it was hashed.</param>
/// <param name="PreviousHash">The hash of the entry before it.</param>
public sealed record ReportProof(ReadOnlyMemory<byte> Payload, string PreviousHash, SignedCheckpoint Checkpoint)
{
    public const string FileName = "proof.json";

    /// <summary>What a program knows the file by. docs/how-to/verify-a-pdf.md describes it.</summary>
    public const string Format = "responsibility-proof/1";

    /// <summary>Whether the checkpoint names this entry and no later one, so that the two prove something without the rest of the log.</summary>
    public bool IsClosed => AuditEntry.HashOf(PreviousHash, Payload.Span) == Checkpoint.Checkpoint.Content.Hash;

    /// <summary>The file, as canonical JSON: the same for the same version always.</summary>
    public byte[] Write(MatrixVersion version) => CanonicalJson.Serialize(new JsonObject
    {
        ["format"] = Format,
        ["contentHash"] = version.ContentHash,
        ["previousHash"] = PreviousHash,
        ["payload"] = Encoding.UTF8.GetString(Payload.Span),
        ["checkpoint"] = Checkpoint.Note.ToString(),
    });
}
