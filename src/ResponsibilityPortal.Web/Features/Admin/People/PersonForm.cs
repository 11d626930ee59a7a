using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>What is being typed about a person.</summary>
public sealed class PersonForm
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    public Roles Roles { get; set; }

    /// <summary>The last day, UTC, on which the account works.</summary>
    public DateOnly? LastDay { get; set; }

    public bool IsDisabled { get; set; }

    public string? Reason { get; set; }

    /// <summary>Whether the person exists already.</summary>
    public bool IsKnown { get; private init; }

    /// <summary>Made with the form, so that saving it twice acts once.</summary>
    public Guid OperationId { get; } = Guid.CreateVersion7();

    public PersonIdentity Identity => new(Name, Email);

    public PersonRights Rights => new(Roles, LastDay, IsDisabled);

    /// <summary>All that can be typed, to tell whether anything was.</summary>
    public (string Name, string Email, PersonRights Rights, string Reason) State => (Name, Email, Rights, Reason ?? "");

    public static PersonForm Of(Person person) => new()
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
