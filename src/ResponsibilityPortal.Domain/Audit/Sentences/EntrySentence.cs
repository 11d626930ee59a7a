using System.Globalization;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Audit.Sentences;

/// <summary>Says in one sentence what an entry of the log records, for those who read it.</summary>
/// <remarks>The sentence is made from the payload, which is what the chain proves; the names are those of today.</remarks>
public sealed class EntrySentence(EntryNames names)
{
    /// <summary>The sentence about an entry that cannot be read.</summary>
    public const string Unreadable = "This entry cannot be read: it is not as the portal wrote it";

    /// <param name="payload">The exact bytes of the entry.</param>
    /// <returns>Without who did it and when; with why, where somebody said so. Of a payload that was damaged, that it cannot be read.</returns>
    public string Of(ReadOnlyMemory<byte> payload) => AuditFacts.Read(payload) switch
    {
        FactReadOutcome.Known(var fact, var reason) => Because(Of(fact), reason),
        FactReadOutcome.Unknown(var action, var target, var reason) => Because($"{action} of {target}", reason),

        // An auditor has to see the others all the same, and this one most of all.
        _ => Unreadable,
    };

    private static string Because(string what, string? reason) => reason is null ? what : $"{what}, because \u201C{reason}\u201D";

    private string Of(AuditFact fact) => fact switch
    {
        MatrixImported imported => $"{names.Matrix(imported.Matrix)} was imported and published as version 1",
        VersionPublished published => Published(published),
        VersionWithdrawn withdrawn => $"Version {withdrawn.Number} of {names.Matrix(withdrawn.Matrix)}, announced for {Wording.Moment(withdrawn.InForceFrom)}, was withdrawn",
        VersionRescheduled moved =>
            $"Version {moved.Number} of {names.Matrix(moved.Matrix)}, announced for {Wording.Moment(moved.Before)}, was moved to {Wording.Moment(moved.InForceFrom)}",
        MatrixCreated created => $"{names.Matrix(created.Matrix)} was made as a draft, from {(created.Source == "empty" ? "nothing" : $"a {created.Source}")}",
        MatrixRemoved removed => $"{names.Matrix(removed.Matrix)}, which was never published, was removed",
        BuiltInMatrixOffered offered => $"A newer built-in matrix was offered for {names.Matrix(offered.Matrix)}",
        BuiltInMatrixDismissed dismissed => $"The newer built-in matrix for {names.Matrix(dismissed.Matrix)} was declined",
        AssignmentChanged changed => new CellSentence(names, changed.Matrix).Of(changed.Cell.Responsibility, changed.Before, changed.After),
        AssignmentExplained explained => $"{Cell(explained.Matrix, explained.Cell.Responsibility, explained.Cell.HostingModel)} was explained: \u201C{explained.Explanation}\u201D",
        DraftReshaped reshaped => $"The draft of {names.Matrix(reshaped.Matrix)} was reshaped: {reshaped.Words}",
        DraftDiscarded discarded => $"The changes of the draft of {names.Matrix(discarded.Matrix)} were thrown away, {discarded.Cells.Count} cells of them",
        DraftRestored restored => $"The content of version {restored.Version} of {names.Matrix(restored.Matrix)} was taken up again",
        ReviewAsked asked => $"A review of the draft of {names.Matrix(asked.Matrix)} was asked for{Said(asked.Comment)}",
        ReviewDecided { IsApproved: true } approved => $"The draft of {names.Matrix(approved.Matrix)} was approved{Said(approved.Remark)}",
        ReviewDecided decided => $"The draft of {names.Matrix(decided.Matrix)} was sent back{Said(decided.Remark)}",
        CommentAdded comment => $"Of {Cell(comment.Matrix, comment.Responsibility, comment.HostingModel)} was said: \u201C{comment.Text}\u201D",
        CommentSettled settled => $"A comment in {names.Matrix(settled.Matrix)} was found {(settled.IsSettled ? "settled" : "open again")}",
        AdministratorClaimed(var person) => $"{person.Name} became administrator by the setup link",
        PersonAdded(var person, _) => $"{person.Name} was added with {Roles(person)}",
        PersonChanged(var before, var after) => Changed(before, after),
        PersonInvited invited => $"{Person(invited.Person)} got a further one-time link",
        ApiTokenCreated created => $"The token \u201C{created.Name}\u201D was made with {Enumeration.Of([.. ApiScopeNames.In(created.Scopes)], "scope")}",
        ApiTokenRevoked revoked => $"The token \u201C{revoked.Name}\u201D was revoked",
        ApiTokenFirstUsed used => $"The token was used for the first time{From(used.From)}",
        ApiTokenRefused refused => $"A token was refused: {refused.Cause}{From(refused.From)}",
        StoreRestored restored => $"A copy of the store was put back; the log {restored.Outcome}",
        PortalStarted started => $"The portal was started with release {started.Release}: {string.Join(", ", started.Settings.Select(setting => $"{setting.Key}={setting.Value}"))}",
        CertificateAdded added => $"The certificate {added.Fingerprint} was added to those by which files of this portal are known{(added.WasFound ? "; it was there when the portal began to record certificates" : "")}",
        CertificateDistrusted distrusted => $"The certificate {distrusted.Fingerprint} is not trusted from {Wording.Moment(distrusted.From)} on",
        StoreUpgraded upgraded =>
            $"A release that records secrets found the store of an earlier one, with the credentials of {Wording.Count(upgraded.People.Count, "account", "accounts")} and {Wording.Count(upgraded.Tokens.Count, "token", "tokens")}",
        SetupLinkIssued => "A setup link was made",
        SessionStarted session => $"{Person(session.Person)} signed in by {session.Method}{From(session.From)}",
        SessionConfirmed session => $"{Person(session.Person)} confirmed their identity by {session.Method}{From(session.From)}",
        SessionEnded session => $"A session of {Person(session.Person)} ended: {session.Cause}",
        CredentialChanged changed => $"{Person(changed.Person)}: {changed.Credential} {changed.Change}",
        SignInRefused refused => $"{(refused.Person is { } person ? Person(person) : "Somebody")} could not sign in: {refused.Cause}{From(refused.From)}",
        AccountLocked locked => $"The account of {Person(locked.Person)} was locked after five failures{From(locked.From)}",
        AccessRefused refused => $"{refused.Function} was refused; it needs {refused.Needed}",
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Action, "There is no sentence for this kind of fact."),
    };

    private string Published(VersionPublished published)
    {
        var version = published.Version;
        var approval = version.ApprovedBy is { } by ? $"approved by {by.Shown}" : "approval: none";
        return $"Version {version.Number} of {names.Matrix(published.Matrix)} was published, {approval}: \u201C{version.Message}\u201D";
    }

    private static string Changed(PersonRecord before, PersonRecord after)
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
            parts.Add(after.EndsAt is { } end
                ? string.Create(CultureInfo.InvariantCulture, $"has {PersonRecord.LastDayBefore(end):yyyy-MM-dd} as last day")
                : "has no last day any longer");
        }

        if (before.IsDisabled != after.IsDisabled)
        {
            parts.Add(after.IsDisabled ? "was disabled" : "was enabled again");
        }

        return $"{after.Name} {(parts.Count == 0 ? "stayed as before" : Enumeration.Of(parts))}";
    }

    private string Cell(string matrix, string row, string? model) =>
        model is null ? names.Row(matrix, row) : $"{names.Row(matrix, row)} in {names.Model(matrix, model)}";

    private string Person(Guid id) => names.Person(id.ToString("D"));

    private static string Roles(PersonRecord person) => Enumeration.Of([.. RoleNames.In(person.Roles).Select(RoleNames.Of)], "role");

    private static string Said(string? words) => string.IsNullOrEmpty(words) ? "" : $": \u201C{words}\u201D";

    private static string From(string? from) => from is null ? "" : $", from {from}";
}
