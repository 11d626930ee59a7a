using System.Diagnostics;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Web.Following;

/// <summary>Knows the reach of every fact. A new kind of fact is added here, and a test asks for it.</summary>
internal static class LogReaches
{
    public static LogReach Of(AuditFact fact) => fact switch
    {
        VersionPublished or MatrixImported => LogReach.Versions | LogReach.Draft,
        VersionWithdrawn or VersionRescheduled => LogReach.Versions,
        AssignmentChanged or AssignmentExplained or ReviewAsked or ReviewDecided or DraftDiscarded or DraftRestored or DraftReshaped
            or MatrixCreated or MatrixRemoved => LogReach.Draft,
        PersonChanged or AdministratorClaimed or SessionEnded or CredentialChanged => LogReach.User,
        CommentAdded or CommentSettled or BuiltInMatrixOffered or BuiltInMatrixDismissed
            or PersonAdded or PersonInvited or SetupLinkIssued
            or ApiTokenCreated or ApiTokenRevoked or ApiTokenFirstUsed or ApiTokenRefused
            or SessionStarted or SessionConfirmed or SignInRefused or AccountLocked or AccessRefused
            or StoreRestored or StoreUpgraded or PortalStarted or CertificateAdded or CertificateDistrusted => LogReach.Nothing,
        _ => throw new UnreachableException($"It is not known what the fact {fact.Action} changes."),
    };
}
