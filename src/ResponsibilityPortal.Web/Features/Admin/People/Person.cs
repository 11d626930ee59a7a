using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>A person as the list of people shows them.</summary>
/// <param name="IsEnded">Whether the account's last day is over.</param>
/// <param name="HasJoined">Whether the person has set credentials.</param>
/// <param name="InvitedUntil">Until when a one-time link waits to be used; null when none does.</param>
public sealed record Person(
    Guid Id, string Name, string Email, PersonRights Rights, bool IsEnded, bool HasJoined, DateTimeOffset? InvitedUntil)
{
    /// <summary>When the person last signed in; null when never.</summary>
    public DateTimeOffset? LastSignIn { get; init; }

    public bool HasPasskey { get; init; }

    /// <summary>Whether the person has a password and an authenticator app.</summary>
    public bool HasApp { get; init; }

    /// <summary>Whether the person can be relied on to administrate: has joined, and the account works and has no end.</summary>
    public bool IsLastingAdministrator => HasJoined && Rights is { IsDisabled: false, LastDay: null } && Rights.Roles.HasFlag(Roles.Admin);

    /// <summary>How the person signs in, in words.</summary>
    public string SignsInWith => (HasPasskey, HasApp) switch
    {
        (true, true) => "passkey, or password and app",
        (true, false) => "passkey",
        (false, true) => "password and app",
        _ => "nothing yet",
    };

    /// <summary>The standing in words.</summary>
    public string Standing => Rights.IsDisabled ? "disabled"
        : IsEnded ? "ended"
        : HasJoined ? "active"
        : InvitedUntil is null ? "link expired"
        : "invited";
}
