using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Accounts.SigningIn;

/// <summary>The outcome of an attempt to sign in. All refusals are the same, so that attackers can't find out who has an account.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome() { }

    /// <summary>The user is signed in.</summary>
    /// <param name="Session">The ID of the new session.</param>
    /// <param name="Roles">The roles of the user, which decide which page opens next.</param>
    public sealed record Started(Guid Session, Roles Roles) : SignInOutcome;

    /// <summary>The password is correct. The code of the app is still missing.</summary>
    /// <param name="Seal">The sealed password step. The form returns it with the code.</param>
    public sealed record NeedsCode(string Seal) : SignInOutcome;

    public sealed record Refused : SignInOutcome;

    /// <summary>There were too many attempts in a short time.</summary>
    public sealed record TooMany : SignInOutcome;

    /// <summary>The password step has expired.</summary>
    public sealed record Expired : SignInOutcome;
}
