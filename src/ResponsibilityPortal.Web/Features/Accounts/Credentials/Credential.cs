using Microsoft.AspNetCore.Identity;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>A means of signing in that somebody has just proven to hold. Each counts as two factors.</summary>
public abstract record Credential
{
    private Credential()
    {
    }

    /// <summary>What its user signs in with.</summary>
    public abstract SignInMethod Method { get; }

    /// <summary>Device and finger, face or PIN.</summary>
    public sealed record Passkey(UserPasskeyInfo Info) : Credential
    {
        public override SignInMethod Method => SignInMethod.Passkey;
    }

    /// <summary>Password and app.</summary>
    /// <param name="PasswordHash">Of a password that keeps the rules.</param>
    /// <param name="Key">Of the app, in Base32.</param>
    /// <param name="Step">The time step of the code that proved the key.</param>
    public sealed record PasswordAndApp(string PasswordHash, string Key, long Step) : Credential
    {
        public override SignInMethod Method => SignInMethod.App;
    }
}
