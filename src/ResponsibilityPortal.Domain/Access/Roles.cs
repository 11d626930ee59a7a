namespace ResponsibilityPortal.Domain.Access;

/// <summary>What a user may do. Roles are a set. A user without roles can read, where reading needs a sign-in.</summary>
[Flags]
public enum Roles
{
    None = 0,

    /// <summary>Reads the audit log, users and roles, and exports them.</summary>
    Auditor = 1,

    /// <summary>Edits drafts.</summary>
    Editor = 2,

    /// <summary>Publishes.</summary>
    Approver = 4,

    /// <summary>Manages users, tokens and settings.</summary>
    Admin = 8,

    /// <summary>The roles of the first administrator.</summary>
    FirstAdministrator = Admin | Editor | Approver,

    /// <summary>Any of them.</summary>
    All = Auditor | Editor | Approver | Admin,
}
