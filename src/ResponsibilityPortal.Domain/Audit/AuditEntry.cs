using System.Security.Cryptography;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit;

/// <summary>
/// A recorded change. Each entry contains the hash of the one before, so that altering, removing or inserting an entry is detected.
/// </summary>
/// <param name="Sequence">1, 2, 3 ... within the stream, without gaps.</param>
/// <param name="Payload">The exact canonical bytes that were hashed. Verification never serializes them again.</param>
/// <param name="Hash">SHA-256 of a fixed prefix, the previous hash and the payload.</param>
public sealed record AuditEntry(
    string Stream,
    long Sequence,
    DateTimeOffset At,
    Actor Actor,
    string Action,
    string Target,
    Guid OperationId,
    byte[] Payload,
    string PreviousHash,
    string Hash
)
{
    /// <summary>Names the algorithm of <see cref="Hash"/>, so that another algorithm can follow it in the same chain.</summary>
    public const string Algorithm = "sha256-v1";

    /// <summary>Hashed before the previous hash. Separates these hashes from all others.</summary>
    private static ReadOnlySpan<byte> Prefix => "portal-audit-v1\n"u8;

    /// <summary>Creates the entry that records a fact after a head.</summary>
    public static AuditEntry After(AuditHead head, AuditFact fact, Change change, DateTimeOffset at)
    {
        at = UtcInstant.ToMilliseconds(at);
        var payload = CanonicalJson.Serialize(
            new JsonObject
            {
                ["stream"] = head.Stream,
                ["sequence"] = head.Sequence + 1,
                ["at"] = UtcInstant.Format(at),
                ["actor"] = new JsonObject { ["id"] = change.Actor.Id, ["name"] = change.Actor.Name },
                ["action"] = fact.Action,
                ["target"] = fact.Target,
                ["operationId"] = change.OperationId.ToString("D"),
                ["reason"] = change.Reason,
                ["data"] = fact.Data(),
            }
        );
        return new AuditEntry(
            head.Stream,
            head.Sequence + 1,
            at,
            change.Actor,
            fact.Action,
            fact.Target,
            change.OperationId,
            payload,
            head.Hash,
            HashOf(head.Hash, payload)
        );
    }

    /// <summary>Returns the hash of an entry with this payload after an entry with this hash.</summary>
    public static string HashOf(string previousHash, ReadOnlySpan<byte> payload)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Prefix);
        hash.AppendData(Convert.FromHexString(previousHash));
        hash.AppendData(payload);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Returns the head that the next entry continues.</summary>
    public AuditHead ToHead() => new(Stream, Sequence, Hash);
}
