namespace ResponsibilityPortal.Domain.Access;

/// <summary>The scopes of API tokens that correspond to roles.</summary>
public static class RoleScopes
{
    /// <summary>Returns the scopes of which a token needs one, where a user needs one of these roles.</summary>
    public static ApiScopes For(Roles anyOf) =>
        anyOf == (Roles.Editor | Roles.Approver)
            ? ApiScopes.ReadDrafts | ApiScopes.EditDrafts
            : (anyOf.HasFlag(Roles.Editor) ? ApiScopes.EditDrafts : ApiScopes.None)
                | (anyOf.HasFlag(Roles.Approver) ? ApiScopes.Publish : ApiScopes.None);
}
