using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The credentials of a user, as <see cref="SecretDigest"/>s; null for those that the user didn't have.</summary>
/// <param name="Password">Digest of the password's salted hash.</param>
/// <param name="App">Digest of the key of the authenticator app.</param>
/// <param name="RecoveryCodes">Digest of the hashes of all unused codes.</param>
/// <param name="Passkeys">Digest of the identifiers and public keys of all passkeys.</param>
/// <param name="CodeStep">The time step of the last accepted code of the app; 0 before the first.</param>
public sealed record CredentialDigests(string? Password, string? App, string? RecoveryCodes, string? Passkeys, long CodeStep)
{
    /// <summary>No credentials.</summary>
    public static CredentialDigests None { get; } = new(null, null, null, null, 0);

    internal const string Name = "credentials";

    /// <summary>Returns the digests of a fact; null for facts of earlier releases.</summary>
    internal static CredentialDigests? ReadFrom(FactData data) => data.Has(Name) ? Read(data.Part(Name)) : null;

    internal static CredentialDigests Read(FactData data) =>
        new(
            data.TextOrNone("password"),
            data.TextOrNone("app"),
            data.TextOrNone("recoveryCodes"),
            data.TextOrNone("passkeys"),
            data.Long("codeStep")
        );

    public JsonObject ToData() =>
        new()
        {
            ["password"] = Password,
            ["app"] = App,
            ["recoveryCodes"] = RecoveryCodes,
            ["passkeys"] = Passkeys,
            ["codeStep"] = CodeStep,
        };
}
