using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>A sign-in method that a user has just proven to have. Each one counts as two factors.</summary>
public abstract record Credential
{
    private Credential() { }

    /// <summary>The sign-in method that this credential is for.</summary>
    public abstract SignInMethod Method { get; }

    /// <summary>A passkey: the device, and a fingerprint, a face or a PIN.</summary>
    public sealed record Passkey(UserPasskeyInfo Info) : Credential
    {
        public override SignInMethod Method => SignInMethod.Passkey;
    }

    /// <summary>A password with an authenticator app.</summary>
    /// <param name="PasswordHash">The hash of a password that meets the rules.</param>
    /// <param name="Key">The key of the app, in Base32.</param>
    /// <param name="Step">The time step of the code that proved the key.</param>
    public sealed record PasswordAndApp(string PasswordHash, string Key, long Step) : Credential
    {
        public override SignInMethod Method => SignInMethod.App;
    }
}
