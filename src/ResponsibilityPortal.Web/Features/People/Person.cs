namespace ResponsibilityPortal.Web.Features.People;

/// <summary>A person as the list of people shows them.</summary>
/// <param name="IsEnded">Whether the account's last day is over.</param>
/// <param name="HasJoined">Whether the person has set credentials.</param>
/// <param name="InvitedUntil">Until when a one-time link waits to be used; null when none does.</param>
public sealed record Person(
    Guid Id, string Name, string Email, PersonRights Rights, bool IsEnded, bool HasJoined, DateTimeOffset? InvitedUntil)
{
    /// <summary>The standing in words.</summary>
    public string Standing => Rights.IsDisabled ? "disabled"
        : IsEnded ? "ended"
        : HasJoined ? "active"
        : InvitedUntil is null ? "link expired"
        : "invited";
}
