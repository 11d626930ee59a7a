using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;
using static ResponsibilityPortal.Tests.Domain.Audit.Replay.JudgedLog;

namespace ResponsibilityPortal.Tests.Domain.Audit.Replay;

/// <summary>The findings of the log judge, and what it accepts because the portal does it.</summary>
public sealed class LogJudgeTests
{
    /// <summary>The entries after the beginning. The last one is judged.</summary>
    private static readonly Dictionary<string, (Func<JudgedLog, JudgedLog> Act, string? Finding)> Cases = new(StringComparer.Ordinal)
    {
        ["an editor edits"] = (log => log.By(Ed, Edit), null),
        ["an approver edits"] = (log => log.By(Abe, Edit), "Abe Approver had the role approver, and this needs the role editor."),
        ["an approver puts an earlier version into the draft"] = (
            log => log.By(Abe, Restoring, Edit, new DraftRestored(Slug, 1, Content), new ReviewRequested(Slug, Content, null)),
            null
        ),
        ["an approver edits after that"] = (log => log.By(Abe, Restoring).By(Abe, Edit), "this needs the role editor."),
        ["an editor publishes"] = (log => log.Publish(Ed), "Ed Editor had the role editor, and this needs the role approver."),
        ["an editor whose role was raised in the table publishes"] = (log => log.By(Ed, Edit).Publish(Ed), "this needs the role approver."),
        ["an editor who became approver publishes"] = (
            log => log.By(Ada, new UserChanged(EdRecord, EdRecord with { Roles = Roles.Approver })).Publish(Ed),
            null
        ),
        ["a former approver publishes"] = (
            log => log.By(Ada, new UserChanged(AbeRecord, AbeRecord with { Roles = Roles.None })).Publish(Abe),
            "Abe Approver had no role"
        ),
        ["a disabled account acts"] = (
            log => log.By(Ada, new UserChanged(EdRecord, EdRecord with { IsDisabled = true })).By(Ed, Edit),
            "the account of Ed Editor was disabled."
        ),
        ["an account that was enabled again acts"] = (
            log =>
                log.By(
                        Ada,
                        new UserChanged(EdRecord, EdRecord with { IsDisabled = true }),
                        new UserChanged(EdRecord with { IsDisabled = true }, EdRecord)
                    )
                    .By(Ed, Edit),
            null
        ),
        ["an account acts on its last day"] = (log => log.At(Start.AddDays(5).AddMilliseconds(-1)).By(Gus, Edit), null),
        ["an account acts after its last day"] = (
            log => log.At(Start.AddDays(5)).By(Gus, Edit),
            "the account of Gus Guest ended at 2026-03-06T12:00:00.000Z."
        ),
        ["an account acts while the clock is set back"] = (
            log => log.At(Start.AddDays(6)).By(Ed, Edit).At(Start.AddDays(4)).By(Gus, Edit),
            null
        ),
        ["a user without an account acts"] = (log => log.By(Given.Ada, Edit), "the log has no account of Ada Approver (user:ada)."),
        ["a token edits"] = (log => log.By(Sync, Edit), null),
        ["a token that cannot publish publishes"] = (
            log => log.Publish(Sync),
            "the token “Sync” (edits001) had the scope edit-drafts, and this needs the scope publish."
        ),
        ["a token publishes and gives a reason"] = (
            log => log.By(Printer, new AssignmentExplained(Slug, new("keys", "iaas"), "Agreed."), new VersionPublished(log.Next(Printer))),
            null
        ),
        ["an expired token edits"] = (log => log.At(Start.AddDays(10)).By(Sync, Edit), "(edits001) expired at 2026-03-11T12:00:00.000Z."),
        ["a revoked token edits"] = (
            log => log.By(Ada, new ApiTokenRevoked("edits001", "Sync")).By(Sync, Edit),
            "the token “Sync” (edits001) was revoked."
        ),
        ["a token that was never created edits"] = (
            log => log.By(new Actor("token:forged01", "Sync"), Edit),
            "the log has no token “Sync” (forged01)."
        ),
        ["a token creates a token"] = (
            log => log.By(Sync, new ApiTokenCreated("more0001", "More", ApiScopes.All, Start.AddDays(9))),
            "and this needs a user."
        ),
        ["an editor creates a token"] = (
            log => log.By(Ed, new ApiTokenCreated("more0001", "More", ApiScopes.All, Start.AddDays(9))),
            "this needs the role admin."
        ),
        ["an editor raises their own role"] = (
            log => log.By(Ed, new UserChanged(EdRecord, EdRecord with { Roles = Roles.All })),
            "this needs the role admin."
        ),
        ["an editor changes their own name"] = (log => log.By(Ed, new UserChanged(EdRecord, EdRecord with { Name = "Edward" })), null),
        ["an editor changes another name"] = (
            log => log.By(Ed, new UserChanged(AbeRecord, AbeRecord with { Name = "Abraham" })),
            "this needs the role admin."
        ),
        ["an administrator is created by a link"] = (
            log =>
                log.By(Ed, new AdministratorCreated(EdRecord with { Roles = Roles.FirstAdministrator }))
                    .By(Ed, new UserInvited(AbeRecord.Id, Start)),
            null
        ),
        ["an administrator is created by another user"] = (
            log => log.By(Ada, new AdministratorCreated(EdRecord)),
            "the setup link makes its user administrator"
        ),
        ["the portal offers a newer matrix"] = (log => log.By(Actor.Import, new BuiltInMatrixOffered(Slug, Content)), null),
        ["the portal imports a draft"] = (log => log.By(Actor.Import, new MatrixCreated("other", "file", Content, null)), null),
        ["the operator restores a copy"] = (log => log.By(Actor.Operator, new StoreRestored(9, 8, 7, Content)), null),
        ["an administrator restores a copy"] = (
            log => log.By(Ada, new StoreRestored(9, 8, 7, Content)),
            "only the portal itself does this."
        ),
        ["a reader reports a problem"] = (log => log.By(Actor.Reader, Reported), null),
        ["an editor reports a problem as a stranger does"] = (log => log.By(Ed, Reported), "only the portal itself does this."),
        ["a reader resolves a report"] = (
            log => log.By(Actor.Reader, Reported, new ProblemReportResolved(Slug, Guid.Empty, 2)),
            "the portal itself never does this."
        ),
        ["an approver dismisses a report"] = (log => log.By(Abe, new ProblemReportDismissed(Slug, Guid.Empty)), null),
        ["the portal removes an old report"] = (log => log.By(Actor.Retention, new ProblemReportRemoved(Slug, Guid.Empty)), null),
        ["an editor removes a report"] = (
            log => log.By(Ed, new ProblemReportRemoved(Slug, Guid.Empty)),
            "only the portal itself does this."
        ),
        ["an administrator deletes a report"] = (log => log.By(Ada, new ProblemReportDeleted(Slug, Guid.Empty)), null),
        ["an editor deletes a report"] = (
            log => log.By(Ed, new ProblemReportDeleted(Slug, Guid.Empty)),
            "this needs the role admin."
        ),
        ["the portal approves"] = (log => log.By(Actor.Import, Approval), "the portal itself never does this."),
        ["the operator imports"] = (
            log => log.By(Actor.Operator, new MatrixImported(log.Next(Actor.Operator))),
            "the portal itself never does this."
        ),
        ["an approved draft is published"] = (log => log.By(Ed, Edit).By(Abe, Approval).Publish(Ada, Abe), null),
        ["a draft is published without approval"] = (log => log.By(Ed, Edit).Publish(Abe), null),
        ["the publisher approves by publishing"] = (
            log => log.By(Ed, Edit).By(Abe, Approval, new VersionPublished(log.Next(Abe, Abe))),
            null
        ),
        ["an earlier release names the publisher as approver"] = (log => log.By(Ed, Edit).Publish(Abe, Abe), null),
        ["an approval is made up"] = (
            log => log.By(Ed, Edit).Publish(Ada, Abe),
            "Abe Approver has not approved this content since the version before it, or the approval had lapsed."
        ),
        ["an approval of other content is used"] = (
            log => log.By(Ed, Edit).By(Abe, Approval).By(Ed, Edit).Publish(Ada, Abe, Sha256Hash.Of("something later"u8)),
            "has not approved this content"
        ),
        ["an approval of another approver is used"] = (
            log => log.By(Ed, Edit).By(Ada, Approval).Publish(Gus, Abe),
            "Abe Approver has not approved this content"
        ),
        ["a revoked approval is used"] = (
            log => log.By(Ed, Edit).By(Abe, Approval).By(Abe, new ReviewDecided(Slug, Content, IsApproved: false, "No.")).Publish(Ada, Abe),
            "the approval had lapsed."
        ),
        ["an approval is used after another request"] = (
            log => log.By(Ed, Edit).By(Abe, Approval).By(Ed, new ReviewRequested(Slug, Content, null)).Publish(Ada, Abe),
            "the approval had lapsed."
        ),
        ["an approval of the version before is used"] = (
            log => log.By(Ed, Edit).By(Abe, Approval).Publish(Ada, Abe).By(Ed, Edit).Publish(Ada, Abe),
            "the approval had lapsed."
        ),
        ["an approval of a discarded draft is used"] = (
            log => log.By(Ed, Edit).By(Abe, Approval).By(Ed, new DraftDiscarded(Slug, Content, [], Frame: null), Edit).Publish(Ada, Abe),
            "the approval had lapsed."
        ),
        ["a record names another publisher"] = (
            log => log.By(Ada, new VersionPublished(log.Next(Abe))),
            "it names Abe Approver as publisher, and Ada Admin published it."
        ),
        ["an editor approves own edits by publishing"] = (
            log => log.By(Ada, Edit).By(Ada, Approval, new VersionPublished(log.Next(Ada, Ada))),
            "a second approver was required, and the content has edits of Ada Admin."
        ),
        ["the creator of a token approves its edits by publishing"] = (
            log => log.By(Sync, Edit).By(Ada, Approval, new VersionPublished(log.Next(Ada, Ada))),
            "the content has edits of Ada Admin."
        ),
        ["an editor approves before publishing"] = (log => log.By(Ada, Edit).By(Ada, Approval).Publish(Ada, Ada), null),
        ["an approved draft is published under the rule"] = (
            log => log.StartPortal(true).By(Ed, Edit).By(Abe, Approval).Publish(Ada, Abe),
            null
        ),
        ["the portal imports under the rule"] = (
            log => log.StartPortal(true).By(Actor.Import, new MatrixImported(log.Next(Actor.Import))),
            null
        ),
        ["a draft is published under the rule without approval"] = (
            log => log.StartPortal(true).By(Ed, Edit).Publish(Abe),
            "by the last start of the portal before it, a second approver was required: the log has no approval of its content."
        ),
        ["an editor approves before publishing under the rule"] = (
            log => log.StartPortal(true).By(Ada, Edit).By(Ada, Approval).Publish(Ada, Ada),
            "a second approver was required: the content has edits of Ada Admin."
        ),
        ["an editor publishes under the rule what another approved"] = (
            log => log.StartPortal(true).By(Ada, Edit).By(Abe, Approval).Publish(Ada, Abe),
            "a second approver was required: the content has edits of Ada Admin."
        ),
        ["the rule was turned off before"] = (log => log.StartPortal(true).StartPortal(false).By(Ada, Edit).Publish(Ada), null),
        ["the rule was turned on afterwards"] = (log => log.StartPortal(false).By(Ada, Edit).Publish(Ada).StartPortal(true), null),
        ["the clock was set back to before the rule was turned off"] = (
            log =>
                log.StartPortal(true)
                    .At(Start.AddDays(2))
                    .StartPortal(false)
                    .At(Start.AddDays(1))
                    .StartPortal(false)
                    .By(Ada, Edit)
                    .Publish(Ada),
            null
        ),
        ["the clock was set back before the rule was turned on, and the portal started again"] = (
            log =>
                log.StartPortal(false)
                    .At(Start.AddMinutes(5))
                    .By(Ada, Edit)
                    .Publish(Ada)
                    .At(Start.AddMinutes(-50))
                    .StartPortal(true)
                    .At(Start.AddMinutes(3))
                    .StartPortal(true),
            null
        ),
        ["an entry after the start shows that the clock was set back before the rule was turned on"] = (
            log =>
                log.StartPortal(false)
                    .At(Start.AddHours(2))
                    .Access(Gus, new AccessRefused("audit", "admin"))
                    .By(Ada, Edit)
                    .Publish(Ada)
                    .At(Start.AddHours(1))
                    .StartPortal(true),
            null
        ),
        ["the clock was set back long before the rule was broken"] = (
            log => log.StartPortal(false).At(Start.AddHours(-1)).StartPortal(true).At(Start.AddDays(1)).By(Ada, Edit).Publish(Ada),
            "a second approver was required"
        ),
        ["the clock was set back before the rule was turned off and on"] = (
            log =>
                log.At(Start.AddHours(2))
                    .StartPortal(true)
                    .At(Start)
                    .StartPortal(false)
                    .At(Start.AddMinutes(10))
                    .StartPortal(true)
                    .At(Start.AddMinutes(20))
                    .By(Ada, Edit)
                    .Publish(Ada),
            "a second approver was required"
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Take_LastEntry_FindsContradictions(string name)
    {
        var (act, finding) = Cases[name];
        var log = new JudgedLog();
        Assert.Empty(log.Faults);
        act(log);
        if (finding is null)
        {
            Assert.Empty(log.Faults);
            return;
        }

        var fault = Assert.Single(log.Faults);
        Assert.Equal((ProofPart.Rights, "content", log.Last), (fault.Part, fault.Stream, fault.Sequence));
        Assert.Contains(finding, fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Lose_StreamWithStarts_SkipsTheSecondApproverRule()
    {
        var log = new JudgedLog().StartPortal(true).By(Ed, Edit).Publish(Abe);
        Assert.Single(log.Faults);
        log.Lose(AuditStream.Content);
        Assert.Single(log.Faults);
        log.Lose(AuditStream.Access);
        Assert.Empty(log.Faults);
    }

    /// <summary>A new kind of fact must define who may record it, unless it is in the other stream.</summary>
    [Fact]
    public void Take_EveryFactByAStranger_FindsItUnlessOfTheOtherStream()
    {
        string[] access =
        [
            "access.refused",
            "account.locked",
            "api-token.first-used",
            "api-token.refused",
            "credential.changed",
            "session.confirmed",
            "session.ended",
            "session.started",
            "setup-link.issued",
            "sign-in.refused",
            "store.upgraded",
            "portal.started",
            "certificate.added",
            "certificate.distrusted",
        ];
        foreach (var fact in FactSamples.All.Where(fact => !access.Contains(fact.Action)))
        {
            var log = new JudgedLog();
            log.By(Given.Ada, fact);
            Assert.True(log.Faults.Count > 0, fact.Action);
        }
    }
}
