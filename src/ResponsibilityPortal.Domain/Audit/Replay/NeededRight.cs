using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts.Structure;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>What somebody needed to do what an entry of the stream <c>content</c> records, as the commands of the portal ask for it.</summary>
/// <param name="AnyOf">The roles of which a user needed one; none when no user can do it.</param>
/// <param name="Scopes">The scopes of which a token needed one; none when no token can do it.</param>
/// <param name="Portal">The portal's own actor that does it too; null when the portal itself never does.</param>
internal sealed record NeededRight(Roles AnyOf, ApiScopes Scopes, Actor? Portal = null)
{
    private const Roles Drafters = Roles.Editor | Roles.Approver;

    /// <summary>Returns what was needed; null for facts that no right decides.</summary>
    /// <param name="isRestoring">Whether the same operation put the content of a version into the draft, which approvers can do as well.</param>
    public static NeededRight? Of(AuditFact fact, bool isRestoring) => fact switch
    {
        MatrixImported or BuiltInMatrixOffered => OfPortal(Actor.Import),
        StoreRestored => OfPortal(Actor.Operator),
        VersionPublished or VersionWithdrawn or VersionRescheduled or ReviewDecided => OfUser(Roles.Approver),
        MatrixCreated => OfUser(Roles.Editor) with { Portal = Actor.Import },
        MatrixRemoved or DraftDiscarded or BuiltInMatrixDismissed => OfUser(Roles.Editor),
        AssignmentChanged => OfUser(isRestoring ? Drafters : Roles.Editor),
        DraftReshaped reshaped => OfUser(IsRestoring(reshaped) ? Drafters : Roles.Editor),
        ReviewAsked or CommentAdded or CommentSettled => OfUser(Drafters),

        // Those who publish can give the missing reasons, and publish the content of an earlier version without a draft.
        AssignmentExplained or DraftRestored => OfUser(Drafters) with { Scopes = ApiScopes.All },
        PersonAdded or PersonChanged or PersonInvited or ApiTokenCreated or ApiTokenRevoked => OfUser(Roles.Admin),
        _ => null,
    };

    /// <summary>Whether an edit puts the content of a version into the draft. Of edits by earlier releases nobody can say it.</summary>
    public static bool IsRestoring(DraftReshaped reshaped) => reshaped.Edit switch
    {
        StructureChange.Replaced(ContentSource.Version or ContentSource.OvertakenVersion or ContentSource.VersionInForce) => true,
        StructureChange.Told => true,
        _ => false,
    };

    private static NeededRight OfUser(Roles anyOf) => new(anyOf, RoleScopes.For(anyOf));

    private static NeededRight OfPortal(Actor portal) => new(Roles.None, ApiScopes.None, portal);
}
