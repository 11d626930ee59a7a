namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>A command to change the rights of a user, or to correct the name and e-mail address.</summary>
/// <param name="Seen">The rights that the actor saw. If they have changed since, the command changes nothing.</param>
/// <param name="SeenIdentity">The name and e-mail address that the actor saw; null if they should not change.</param>
/// <param name="WantedIdentity">The new name and e-mail address; null if they should not change.</param>
public sealed record ChangeUser(
    Guid Id,
    UserRights Seen,
    UserRights Wanted,
    UserIdentity? SeenIdentity = null,
    UserIdentity? WantedIdentity = null
);
