using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Lists every kind of fact and reads recorded entries back into facts.</summary>
public static class AuditFacts
{
    /// <summary>Every kind, in the order of docs/reference/audit-events.md.</summary>
    public static IReadOnlyList<FactKind> All { get; } =
    [
        new(MatrixImported.ActionName, "matrix imported", MatrixImported.Read),
        new(VersionPublished.ActionName, "version published", VersionPublished.Read),
        new(VersionWithdrawn.ActionName, "version withdrawn", VersionWithdrawn.Read),
        new(VersionRescheduled.ActionName, "version rescheduled", VersionRescheduled.Read),
        new(BuiltInMatrixOffered.ActionName, "built-in matrix offered", BuiltInMatrixOffered.Read),
        new(AssignmentChanged.ActionName, "cell changed", AssignmentChanged.Read),
        new(AssignmentExplained.ActionName, "cell explained", AssignmentExplained.Read),
        new(ReviewRequested.ActionName, "review requested", ReviewRequested.Read),
        new(ReviewDecided.NameOf(isApproved: true), "review approved", data => ReviewDecided.Read(data, isApproved: true)),
        new(ReviewDecided.NameOf(isApproved: false), "review sent back", data => ReviewDecided.Read(data, isApproved: false)),
        new(DraftDiscarded.ActionName, "draft discarded", DraftDiscarded.Read),
        new(DraftRestored.ActionName, "draft restored", DraftRestored.Read),
        new(CommentAdded.ActionName, "comment added", CommentAdded.Read),
        new(CommentResolved.ActionName, "comment resolved", CommentResolved.Read),
        new(ProblemReportReceived.ActionName, "problem reported", ProblemReportReceived.Read),
        new(ProblemReportAnswered.ActionName, "problem report answered", ProblemReportAnswered.Read),
        new(ProblemReportResolved.ActionName, "problem report resolved", ProblemReportResolved.Read),
        new(ProblemReportDismissed.ActionName, "problem report dismissed", ProblemReportDismissed.Read),
        new(ProblemReportReopened.ActionName, "problem report reopened", ProblemReportReopened.Read),
        new(ProblemReportDeleted.ActionName, "problem report deleted", ProblemReportDeleted.Read),
        new(ProblemReportRemoved.ActionName, "problem report removed", ProblemReportRemoved.Read),
        new(BuiltInMatrixDismissed.ActionName, "built-in matrix dismissed", BuiltInMatrixDismissed.Read),
        new(MatrixCreated.ActionName, "matrix created", MatrixCreated.Read),
        new(MatrixRemoved.ActionName, "matrix removed", MatrixRemoved.Read),
        new(StructureEdited.ActionName, "structure edited", StructureEdited.Read),
        new(StoreRestored.ActionName, "store restored", StoreRestored.Read),
        new(StoreUpgraded.ActionName, "store upgraded", StoreUpgraded.Read),
        new(PortalStarted.ActionName, "portal started", PortalStarted.Read),
        new(CertificateAdded.ActionName, "certificate added", CertificateAdded.Read),
        new(CertificateDistrusted.ActionName, "certificate distrusted", CertificateDistrusted.Read),
        new(AdministratorCreated.ActionName, "administrator created", AdministratorCreated.Read),
        new(UserAdded.ActionName, "user added", UserAdded.Read),
        new(UserChanged.ActionName, "user changed", UserChanged.Read),
        new(UserInvited.ActionName, "user invited", UserInvited.Read),
        new(ApiTokenCreated.ActionName, "token created", ApiTokenCreated.Read),
        new(ApiTokenRevoked.ActionName, "token revoked", ApiTokenRevoked.Read),
        new(ApiTokenFirstUsed.ActionName, "token first used", ApiTokenFirstUsed.Read),
        new(ApiTokenRefused.ActionName, "token refused", ApiTokenRefused.Read),
        new(SetupLinkIssued.ActionName, "setup link issued", SetupLinkIssued.Read),
        new(SessionStarted.ActionName, "signed in", SessionStarted.Read),
        new(SessionConfirmed.ActionName, "session confirmed", SessionConfirmed.Read),
        new(SessionEnded.ActionName, "session ended", SessionEnded.Read),
        new(CredentialChanged.ActionName, "credential changed", CredentialChanged.Read),
        new(SignInRefused.ActionName, "sign-in refused", SignInRefused.Read),
        new(AccountLocked.ActionName, "account locked", AccountLocked.Read),
        new(AccessRefused.ActionName, "access refused", AccessRefused.Read),
    ];

    private static readonly Dictionary<string, FactKind> Kinds = All.ToDictionary(kind => kind.Action, StringComparer.Ordinal);

    /// <summary>Returns an action in words. An action that this release doesn't know keeps its code, without the dots.</summary>
    public static string NameOf(string action) =>
        Kinds.TryGetValue(action, out var kind) ? kind.Name : action.Replace('.', ' ').Replace('-', ' ');

    /// <summary>Reads an entry.</summary>
    /// <param name="payload">The exact bytes of the entry.</param>
    public static FactReadOutcome Read(ReadOnlyMemory<byte> payload)
    {
        using var entry = EntryPayload.Parse(payload);
        return entry is null ? new FactReadOutcome.Malformed("The payload is not that of an entry.") : Read(entry);
    }

    /// <summary>Reads an entry whose payload is already parsed.</summary>
    public static FactReadOutcome Read(EntryPayload entry)
    {
        try
        {
            var (action, target, reason) = (entry.Action, entry.Target, entry.Reason);
            return Kinds.TryGetValue(action, out var kind)
                ? new FactReadOutcome.Known(kind.Read(new FactData(target, entry.Data)), reason)
                : new FactReadOutcome.Unknown(action, target, reason);
        }
        catch (Exception exception) when (exception is FormatException or InvalidOperationException)
        {
            // InvalidOperationException: a text with half of a surrogate pair, which can't be decoded.
            return new FactReadOutcome.Malformed(exception is FormatException ? exception.Message : "A text contains half of a character.");
        }
    }

    /// <summary>Reads an entry that should contain a fact of one type; null when it doesn't.</summary>
    public static T? Find<T>(ReadOnlyMemory<byte> payload)
        where T : AuditFact => Read(payload) is FactReadOutcome.Known { Fact: T fact } ? fact : null;
}
