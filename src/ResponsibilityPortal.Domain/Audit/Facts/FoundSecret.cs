using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A secret that a store of an earlier release had.</summary>
/// <param name="Id">The public id of a token, or the id of a user.</param>
/// <param name="Digest">As <see cref="Access.SecretDigest"/> makes it.</param>
public sealed record FoundSecret(string Id, string Digest)
{
    internal static FoundSecret Read(FactData data) => new(data.Text("id"), data.Text("digest"));

    public JsonObject ToData() => new() { ["id"] = Id, ["digest"] = Digest };
}
