using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Components.Commands;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>The input for a user.</summary>
public sealed class UserForm : CommandForm
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public Roles Roles { get; set; }

    /// <summary>The last day, UTC, on which the account works.</summary>
    public DateOnly? LastDay { get; set; }

    public bool IsDisabled { get; set; }

    public string? Reason { get; set; }

    /// <summary>Whether the user already exists.</summary>
    public bool IsKnown { get; private init; }

    public UserIdentity Identity => new(Name, Email);

    public UserRights Rights => new(Roles, LastDay, IsDisabled);

    public override object State => (Name, Email, Rights, Reason ?? "");

    public static UserForm Of(User person) =>
        new()
        {
            Name = person.Name,
            Email = person.Email,
            Roles = person.Rights.Roles,
            LastDay = person.Rights.LastDay,
            IsDisabled = person.Rights.IsDisabled,
            IsKnown = true,
        };

    public void Set(Roles role, bool isHeld) => Roles = isHeld ? Roles | role : Roles & ~role;
}
