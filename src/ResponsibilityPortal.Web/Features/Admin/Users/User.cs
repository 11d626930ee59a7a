using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>A user in the list of users.</summary>
/// <param name="IsEnded">Whether the account's last day has passed.</param>
/// <param name="HasJoined">Whether the user has set up a sign-in method.</param>
/// <param name="InvitedUntil">When the unused one-time link expires; null if there is none.</param>
public sealed record User(Guid Id, string Name, string Email, UserRights Rights, bool IsEnded, bool HasJoined, DateTimeOffset? InvitedUntil)
{
    /// <summary>When the user last signed in; null if never.</summary>
    public DateTimeOffset? LastSignIn { get; init; }

    public bool HasPasskey { get; init; }

    /// <summary>Whether the user has a password and an authenticator app.</summary>
    public bool HasApp { get; init; }

    /// <summary>Whether the user is an administrator who has joined, and whose account works and doesn't end.</summary>
    public bool IsLastingAdministrator => HasJoined && Rights is { IsDisabled: false, LastDay: null } && Rights.Roles.HasFlag(Roles.Admin);

    /// <summary>The user's sign-in methods, in words.</summary>
    public string SignsInWith =>
        (HasPasskey, HasApp) switch
        {
            (true, true) => "passkey, or password and app",
            (true, false) => "passkey",
            (false, true) => "password and app",
            _ => "nothing yet",
        };

    /// <summary>The status in words.</summary>
    public string Status =>
        Rights.IsDisabled ? "disabled"
        : IsEnded ? "ended"
        : HasJoined ? "active"
        : InvitedUntil is null ? "link expired"
        : "invited";
}
