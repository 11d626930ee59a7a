using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A secret in the store of an earlier release.</summary>
/// <param name="Id">The public ID of a token, or the ID of a user.</param>
/// <param name="Digest">The digest, as in <see cref="Access.SecretDigest"/>.</param>
public sealed record FoundSecret(string Id, string Digest)
{
    internal static FoundSecret Read(FactData data) => new(data.Text("id"), data.Text("digest"));

    public JsonObject ToData() => new() { ["id"] = Id, ["digest"] = Digest };
}
