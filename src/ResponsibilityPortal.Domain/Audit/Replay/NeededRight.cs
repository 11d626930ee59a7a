using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts.Structure;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>The right that an entry of the stream <c>content</c> required, according to the portal's commands.</summary>
/// <param name="AnyOf">The roles of which a user needed one; none when no user can do it.</param>
/// <param name="Scopes">The scopes of which a token needed one; none when no token can do it.</param>
/// <param name="Portal">The portal's own actor that can also do it; null when the portal itself never does.</param>
internal sealed record NeededRight(Roles AnyOf, ApiScopes Scopes, Actor? Portal = null)
{
    private const Roles Drafters = Roles.Editor | Roles.Approver;

    /// <summary>Returns the required right; null for facts that need none.</summary>
    /// <param name="isRestoring">Whether the same operation put the content of a version into the draft, which approvers can also
    /// do.</param>
    public static NeededRight? Of(AuditFact fact, bool isRestoring) =>
        fact switch
        {
            MatrixImported or BuiltInMatrixOffered => OfPortal(Actor.Import),
            StoreRestored => OfPortal(Actor.Operator),
            VersionPublished or VersionWithdrawn or VersionRescheduled or ReviewDecided => OfUser(Roles.Approver),
            MatrixCreated => OfUser(Roles.Editor) with { Portal = Actor.Import },
            MatrixRemoved or DraftDiscarded or BuiltInMatrixDismissed => OfUser(Roles.Editor),
            AssignmentChanged => OfUser(isRestoring ? Drafters : Roles.Editor),
            StructureEdited reshaped => OfUser(IsRestoring(reshaped) ? Drafters : Roles.Editor),
            ReviewRequested or CommentAdded or CommentResolved => OfUser(Drafters),
            ProblemReportAnswered or ProblemReportResolved or ProblemReportDismissed or ProblemReportReopened => OfUser(Drafters),
            ProblemReportDeleted => OfUser(Roles.Admin),
            ProblemReportReceived => OfPortal(Actor.Reader),
            ProblemReportRemoved => OfPortal(Actor.Retention),

            // Users who publish can give the missing reasons, and can publish the content of an earlier version without a draft.
            AssignmentExplained or DraftRestored => OfUser(Drafters) with { Scopes = ApiScopes.All },
            UserAdded or UserChanged or UserInvited or ApiTokenCreated or ApiTokenRevoked => OfUser(Roles.Admin),
            _ => null,
        };

    /// <summary>
    /// Returns whether an edit puts the content of a version into the draft. For edits by earlier releases this is unknown.
    /// </summary>
    public static bool IsRestoring(StructureEdited reshaped) =>
        reshaped.Edit switch
        {
            StructureChange.Replaced(ContentSource.Version or ContentSource.OvertakenVersion or ContentSource.VersionInForce) => true,
            StructureChange.InWords => true,
            _ => false,
        };

    private static NeededRight OfUser(Roles anyOf) => new(anyOf, RoleScopes.For(anyOf));

    private static NeededRight OfPortal(Actor portal) => new(Roles.None, ApiScopes.None, portal);
}
