namespace ResponsibilityPortal.Domain.Access;

/// <summary>The names of roles: in the log, in pages and in forms.</summary>
public static class RoleNames
{
    /// <summary>Every single role, the most powerful first.</summary>
    public static IReadOnlyList<Roles> Each { get; } = [Roles.Admin, Roles.Approver, Roles.Editor, Roles.Auditor];

    /// <summary>The name of one role.</summary>
    public static string Of(Roles role) =>
        role switch
        {
            Roles.Admin => "admin",
            Roles.Approver => "approver",
            Roles.Editor => "editor",
            Roles.Auditor => "auditor",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "This is not a single role."),
        };

    /// <summary>Returns the single roles in a set.</summary>
    public static IEnumerable<Roles> In(Roles roles) => Each.Where(role => roles.HasFlag(role));

    /// <summary>Returns the set of the named roles.</summary>
    /// <exception cref="FormatException">A name is not the name of a role.</exception>
    public static Roles Parse(IEnumerable<string> names)
    {
        var roles = Roles.None;
        foreach (var name in names)
        {
            roles |= Each.Any(role => Of(role) == name)
                ? Each.First(role => Of(role) == name)
                : throw new FormatException($"'{name}' is not a role.");
        }

        return roles;
    }

    /// <summary>Returns a set in words: "admin, editor", or "none".</summary>
    public static string Words(Roles roles) => roles == Roles.None ? "none" : string.Join(", ", In(roles).Select(Of));
}
