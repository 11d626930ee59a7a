using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Users;

/// <summary>Asks for the details of a user until they are saved or the administrator cancels.</summary>
public sealed partial class UserDialog
{
    private static string Explain(Roles role) =>
        role switch
        {
            Roles.Admin => "Admin: users, tokens and the audit log",
            Roles.Approver => "Approver: publishes",
            Roles.Editor => "Editor: edits drafts",
            Roles.Auditor => "Auditor: reads the audit log, users and roles",
            _ => RoleNames.Of(role),
        };
}
