using System.Diagnostics;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Web.Following;

/// <summary>Knows what each fact affects. Add new kinds of facts here; a test checks it.</summary>
internal static class LogReaches
{
    public static LogReach Of(AuditFact fact) =>
        fact switch
        {
            VersionPublished or MatrixImported => LogReach.Versions | LogReach.Draft,
            VersionWithdrawn or VersionRescheduled => LogReach.Versions,
            AssignmentChanged
            or AssignmentExplained
            or ReviewRequested
            or ReviewDecided
            or DraftDiscarded
            or DraftRestored
            or StructureEdited
            or MatrixCreated
            or MatrixRemoved => LogReach.Draft,
            CommentAdded
            or CommentResolved
            or ProblemReportReceived
            or ProblemReportAnswered
            or ProblemReportResolved
            or ProblemReportDismissed
            or ProblemReportReopened
            or ProblemReportDeleted
            or ProblemReportRemoved => LogReach.CellMarks,
            UserChanged or AdministratorCreated or SessionEnded or CredentialChanged => LogReach.User,
            BuiltInMatrixOffered
            or BuiltInMatrixDismissed
            or UserAdded
            or UserInvited
            or SetupLinkIssued
            or ApiTokenCreated
            or ApiTokenRevoked
            or ApiTokenFirstUsed
            or ApiTokenRefused
            or SessionStarted
            or SessionConfirmed
            or SignInRefused
            or AccountLocked
            or AccessRefused
            or StoreRestored
            or StoreUpgraded
            or PortalStarted
            or CertificateAdded
            or CertificateDistrusted => LogReach.Nothing,
            _ => throw new UnreachableException($"The reach of the fact {fact.Action} isn't defined."),
        };
}
