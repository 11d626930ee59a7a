using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>By what a user could sign in, as <see cref="SecretDigest"/>s; null for what they did not have.</summary>
/// <param name="Password">Of the password's salted hash.</param>
/// <param name="App">Of the key of the authenticator app.</param>
/// <param name="RecoveryCodes">Of the hashes of all codes that are left.</param>
/// <param name="Passkeys">Of the identifiers and public keys of all passkeys.</param>
/// <param name="CodeStep">The time step of the last code that was accepted from the app; 0 before the first.</param>
public sealed record CredentialDigests(string? Password, string? App, string? RecoveryCodes, string? Passkeys, long CodeStep)
{
    /// <summary>Nothing to sign in with.</summary>
    public static CredentialDigests None { get; } = new(null, null, null, null, 0);

    internal const string Name = "credentials";

    /// <summary>Returns what a fact has recorded; null for facts of earlier releases.</summary>
    internal static CredentialDigests? ReadFrom(FactData data) => data.Has(Name) ? Read(data.Part(Name)) : null;

    internal static CredentialDigests Read(FactData data) =>
        new(data.TextOrNone("password"), data.TextOrNone("app"), data.TextOrNone("recoveryCodes"), data.TextOrNone("passkeys"), data.Long("codeStep"));

    public JsonObject ToData() => new()
    {
        ["password"] = Password,
        ["app"] = App,
        ["recoveryCodes"] = RecoveryCodes,
        ["passkeys"] = Passkeys,
        ["codeStep"] = CodeStep,
    };
}
