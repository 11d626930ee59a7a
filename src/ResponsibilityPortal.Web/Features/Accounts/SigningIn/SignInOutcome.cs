using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>What an attempt to sign in came to. A refusal says the same whatever was wrong, so that nobody learns who has an account.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    /// <summary>The person is signed in.</summary>
    /// <param name="Session">The session that has begun.</param>
    /// <param name="Roles">What the person holds, which says where they are at home.</param>
    public sealed record Started(Guid Session, Roles Roles) : SignInOutcome;

    /// <summary>The password was right; the code of the app is still missing.</summary>
    /// <param name="Seal">Comes back with the code.</param>
    public sealed record NeedsCode(string Seal) : SignInOutcome;

    public sealed record Refused : SignInOutcome;

    /// <summary>Too many attempts in a short time.</summary>
    public sealed record TooMany : SignInOutcome;

    /// <summary>The password step is too long ago.</summary>
    public sealed record Expired : SignInOutcome;
}
