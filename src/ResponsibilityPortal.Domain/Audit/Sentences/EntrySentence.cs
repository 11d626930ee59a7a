using System.Globalization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Audit.Sentences;

/// <summary>Describes in one sentence what an entry of the log records.</summary>
/// <remarks>The sentence is made from the payload, which is what the chain proves; the names are those of today.</remarks>
public sealed class EntrySentence(EntryNames names)
{
    /// <summary>The sentence for an entry that can't be read.</summary>
    public const string Unreadable = "This entry can't be read: it is not as the portal wrote it";

    /// <param name="payload">The exact bytes of the entry.</param>
    /// <returns>The sentence without actor and time, and with the reason where there is one. For a damaged payload, that it can't be
    /// read.</returns>
    public string Of(ReadOnlyMemory<byte> payload) =>
        AuditFacts.Read(payload) switch
        {
            FactReadOutcome.Known(var fact, var reason) => Because(Of(fact), reason),
            FactReadOutcome.Unknown(var action, var target, var reason) => Because($"{action} of {target}", reason),

            // Auditors must still see the other entries, and this one in particular.
            _ => Unreadable,
        };

    private static string Because(string what, string? reason) => reason is null ? what : $"{what}, because \u201C{reason}\u201D";

    private string Of(AuditFact fact) =>
        fact switch
        {
            MatrixImported imported => $"{names.Matrix(imported.Matrix)} was imported and published as version 1",
            VersionPublished published => Published(published),
            VersionWithdrawn withdrawn =>
                $"Version {withdrawn.Number} of {names.Matrix(withdrawn.Matrix)}, announced for {Wording.Moment(withdrawn.InForceFrom)}, "
                    + "was withdrawn",
            VersionRescheduled moved =>
                $"Version {moved.Number} of {names.Matrix(moved.Matrix)}, announced for {Wording.Moment(moved.Before)}, was moved to "
                    + $"{Wording.Moment(moved.InForceFrom)}",
            MatrixCreated created =>
                $"{names.Matrix(created.Matrix)} was created as a draft, "
                    + (created.Source == "empty" ? "empty" : $"from a {created.Source}"),
            MatrixRemoved removed => $"{names.Matrix(removed.Matrix)}, which was never published, was removed",
            BuiltInMatrixOffered offered => $"A newer built-in matrix was offered for {names.Matrix(offered.Matrix)}",
            BuiltInMatrixDismissed dismissed => $"The newer built-in matrix for {names.Matrix(dismissed.Matrix)} was dismissed",
            AssignmentChanged changed => new CellSentence(names, changed.Matrix).Of(
                changed.Cell.Responsibility,
                changed.Before,
                changed.After
            ),
            AssignmentExplained explained =>
                $"{Cell(explained.Matrix, explained.Cell.Responsibility, explained.Cell.HostingModel)} was explained: "
                    + $"\u201C{explained.Explanation}\u201D",
            StructureEdited reshaped =>
                $"The draft of {names.Matrix(reshaped.Matrix)} was edited: "
                    + reshaped.WordsWith(names.ColumnsOf(reshaped.Matrix)),
            DraftDiscarded discarded =>
                $"The changes of the draft of {names.Matrix(discarded.Matrix)} were discarded, in "
                    + Wording.Count(discarded.Cells.Count, "cell", "cells"),
            DraftRestored restored =>
                $"The content of version {restored.Version} of {names.Matrix(restored.Matrix)} was restored to the draft",
            ReviewRequested asked => $"A review of the draft of {names.Matrix(asked.Matrix)} was requested{Said(asked.Comment)}",
            ReviewDecided { IsApproved: true } approved =>
                $"The draft of {names.Matrix(approved.Matrix)} was approved{Said(approved.Remark)}",
            ReviewDecided decided => $"The draft of {names.Matrix(decided.Matrix)} was sent back{Said(decided.Remark)}",
            CommentAdded comment =>
                $"A comment was added to {Cell(comment.Matrix, comment.Responsibility, comment.HostingModel)}: \u201C{comment.Text}\u201D",
            CommentResolved comment =>
                $"A comment in {names.Matrix(comment.Matrix)} was {(comment.IsResolved ? "resolved" : "reopened")}",
            ProblemReportReceived report =>
                $"A reader reported a problem with {Cell(report.Matrix, report.Responsibility, report.HostingModel)}, "
                    + $"as it is in version {report.Version}",
            ProblemReportAnswered report => $"A problem report on {names.Matrix(report.Matrix)} was answered, for the team",
            ProblemReportResolved report =>
                $"A problem report on {names.Matrix(report.Matrix)} was resolved: version {report.Version} resolves it",
            ProblemReportDismissed report => $"A problem report on {names.Matrix(report.Matrix)} was dismissed",
            ProblemReportReopened report => $"A problem report on {names.Matrix(report.Matrix)} was reopened",
            ProblemReportDeleted report => $"A problem report on {names.Matrix(report.Matrix)} was deleted",
            ProblemReportRemoved report => $"A closed problem report on {names.Matrix(report.Matrix)} was removed",
            AdministratorCreated(var user) => $"{user.Name} became administrator with the setup link",
            UserAdded(var user, _) => $"{user.Name} was added with {Roles(user)}",
            UserChanged(var before, var after) => Changed(before, after),
            UserInvited invited => $"{User(invited.User)} got another one-time link",
            ApiTokenCreated created =>
                $"The token \u201C{created.Name}\u201D was created with {Enumeration.Of([.. ApiScopeNames.In(created.Scopes)], "scope")}",
            ApiTokenRevoked revoked => $"The token \u201C{revoked.Name}\u201D was revoked",
            ApiTokenFirstUsed used => $"The token was used for the first time{From(used.From)}",
            ApiTokenRefused refused => $"A token was refused: {refused.Cause}{From(refused.From)}",
            StoreRestored restored => $"The store was restored from a copy; the log {restored.Outcome}",
            PortalStarted started =>
                $"The portal was started with release {started.Release}: "
                    + $"{string.Join(", ", started.Settings.Select(setting => $"{setting.Key}={setting.Value}"))}",
            CertificateAdded added =>
                $"The certificate {added.Fingerprint} was added to the certificates that identify files of this "
                    + $"portal{(added.WasFound ? "; it was there when the portal began to record certificates" : "")}",
            CertificateDistrusted distrusted =>
                $"The certificate {distrusted.Fingerprint} is not trusted from {Wording.Moment(distrusted.From)} on",
            StoreUpgraded upgraded =>
                "A release that records secrets found the store of an earlier one, with the credentials of "
                    + $"{Wording.Count(upgraded.People.Count, "account", "accounts")} and "
                    + $"{Wording.Count(upgraded.Tokens.Count, "token", "tokens")}",
            SetupLinkIssued => "A setup link was created",
            SessionStarted session => $"{User(session.User)} signed in with {session.Method}{From(session.From)}",
            SessionConfirmed session => $"{User(session.User)} confirmed their identity with {session.Method}{From(session.From)}",
            SessionEnded session => $"A session of {User(session.User)} ended: {session.Cause}",
            CredentialChanged changed => $"{User(changed.User)}: {changed.Credential} {changed.Change}",
            SignInRefused refused =>
                $"{(refused.User is { } user ? User(user) : "Someone")} could not sign in: "
                    + $"{SignInCauses.InWords(refused.Cause)}{From(refused.From)}",
            AccountLocked locked => $"The account of {User(locked.User)} was locked after five failures{From(locked.From)}",
            AccessRefused refused => $"{refused.Function} was refused; it needs {refused.Needed}",
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Action, "There is no sentence for this kind of fact."),
        };

    private string Published(VersionPublished published)
    {
        var version = published.Version;
        var approval = version.ApprovedBy is { } by ? $"approved by {by.Shown}" : "approval: none";
        return $"Version {version.Number} of {names.Matrix(published.Matrix)} was published, {approval}: \u201C{version.Message}\u201D";
    }

    private static string Changed(UserRecord before, UserRecord after)
    {
        List<string> parts = [];
        if (before.Name != after.Name)
        {
            parts.Add($"is the new name of {before.Name}");
        }

        if (before.Email != after.Email)
        {
            parts.Add($"signs in with the address {after.Email} instead of {before.Email}");
        }

        if (before.Roles != after.Roles)
        {
            parts.Add($"has {Roles(after)} instead of {Roles(before)}");
        }

        if (before.EndsAt != after.EndsAt)
        {
            parts.Add(
                after.EndsAt is { } end
                    ? string.Create(CultureInfo.InvariantCulture, $"has {UserRecord.LastDayBefore(end):yyyy-MM-dd} as last day")
                    : "no longer has a last day"
            );
        }

        if (before.IsDisabled != after.IsDisabled)
        {
            parts.Add(after.IsDisabled ? "was disabled" : "was enabled again");
        }

        return $"{after.Name} {(parts.Count == 0 ? "was not changed" : Enumeration.Of(parts))}";
    }

    private string Cell(string matrix, string row, string? model) =>
        model is null ? names.Row(matrix, row) : $"{names.Row(matrix, row)} in {names.Model(matrix, model)}";

    private string User(Guid id) => names.User(id.ToString("D"));

    private static string Roles(UserRecord user) => Enumeration.Of([.. RoleNames.In(user.Roles).Select(RoleNames.Of)], "role");

    private static string Said(string? words) => string.IsNullOrEmpty(words) ? "" : $": \u201C{words}\u201D";

    private static string From(string? from) => from is null ? "" : $", from {from}";
}
