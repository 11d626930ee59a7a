using OtpNet;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A user with an account and its credentials.</summary>
/// <param name="Browser">The browser that the user is signed in with.</param>
internal sealed record Member(Guid Id, string Name, string Email, string Key, IReadOnlyList<string> RecoveryCodes, Visitor Browser)
{
    public const string Password = "four words, none alike";

    public Actor Actor => new(Id.ToString("D"), Name);

    public Change Change(Guid? operationId = null) => new(Actor, operationId ?? Guid.CreateVersion7(), "because");

    /// <summary>Returns the code that the user's authenticator app shows.</summary>
    public string CodeAt(DateTimeOffset now) => Code(Key, now);

    public static string Code(string key, DateTimeOffset now) => new Totp(Base32Encoding.ToBytes(key)).ComputeTotp(now.UtcDateTime);
}
