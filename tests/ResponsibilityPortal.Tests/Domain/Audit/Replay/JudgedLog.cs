using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Replay;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Audit.Replay;

/// <summary>
/// A log that is judged entry by entry. It begins with an administrator, an editor, an approver, an auditor whose account ends, a program
/// that edits, one that publishes, and version 1 of the matrix "sample", which was imported.
/// </summary>
internal sealed class JudgedLog
{
    public const string Slug = "sample";

    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly string Content = Sha256Hash.Of("the draft"u8);

    private readonly LogJudge _judge = new(sessionLimit: TimeSpan.FromHours(12));
    private AuditHead _head = AuditHead.Genesis(AuditStream.Content);
    private AuditHead _access = AuditHead.Genesis(AuditStream.Access);
    private int _version;

    public JudgedLog()
    {
        By(Ada, new AdministratorCreated(AdaRecord));
        By(Ada, new UserAdded(EdRecord), new UserAdded(AbeRecord), new UserAdded(GusRecord));
        By(
            Ada,
            new ApiTokenCreated("edits001", "Sync", ApiScopes.EditDrafts, Start.AddDays(10)),
            new ApiTokenCreated("prints01", "Printer", ApiScopes.Publish, Start.AddDays(10))
        );
        By(Actor.Import, new MatrixImported(Next(Actor.Import)));
    }

    public static UserRecord AdaRecord { get; } = User(1, "Ada Admin", Roles.FirstAdministrator);

    public static UserRecord EdRecord { get; } = User(2, "Ed Editor", Roles.Editor);

    public static UserRecord AbeRecord { get; } = User(3, "Abe Approver", Roles.Approver);

    public static UserRecord GusRecord { get; } = User(4, "Gus Guest", Roles.All) with { EndsAt = Start.AddDays(5) };

    public static Actor Ada { get; } = ActorOf(AdaRecord);

    public static Actor Ed { get; } = ActorOf(EdRecord);

    public static Actor Abe { get; } = ActorOf(AbeRecord);

    public static Actor Gus { get; } = ActorOf(GusRecord);

    public static Actor Sync { get; } = new("token:edits001", "Sync");

    public static Actor Printer { get; } = new("token:prints01", "Printer");

    public static AuditFact Edit =>
        new AssignmentChanged(
            Slug,
            new CellKey("keys", "iaas"),
            new CellVersion(1, 1),
            new Assignment("iaas"),
            new Assignment("iaas") { Accountable = "vendor" }
        );

    public static AuditFact Restoring =>
        new StructureEdited(
            Slug,
            new StructureChange.Replaced(new ContentSource.Version(1)),
            EditDirection.Done,
            DraftPatch.Between(Given.Matrix(), Given.Matrix() with { Title = "Another" })
        );

    public static AuditFact Approval => new ReviewDecided(Slug, Content, IsApproved: true, null);

    public static AuditFact Reported => new ProblemReportReceived(Slug, Guid.Empty, "keys", "iaas", 1);

    public DateTimeOffset Now { get; set; } = Start;

    public IReadOnlyList<IntegrityFinding> Faults => _judge.Faults;

    /// <summary>The notes after both streams.</summary>
    public IReadOnlyList<string> Odd => [.. _judge.FindOdd()];

    public long Last => _head.Sequence;

    public long LastAccess => _access.Sequence;

    /// <summary>Records facts of one operation.</summary>
    public JudgedLog By(Actor actor, params ReadOnlySpan<AuditFact> facts) => Record(ref _head, actor, facts);

    /// <summary>Records facts of one operation in the access stream.</summary>
    public JudgedLog Access(Actor actor, params ReadOnlySpan<AuditFact> facts) => Record(ref _access, actor, facts);

    /// <summary>Records a start of the portal.</summary>
    /// <param name="isSecondApproverRequired">Whether the second-approver rule is on from then on.</param>
    public JudgedLog StartPortal(bool isSecondApproverRequired) =>
        Access(
            Actor.Operator,
            new PortalStarted("1.2.3", [KeyValuePair.Create("Portal:FourEyes", isSecondApproverRequired ? "True" : "False")], null, null)
        );

    /// <summary>Publishes the next version.</summary>
    public JudgedLog Publish(Actor by, Actor? approvedBy = null, string? content = null) =>
        By(by, new VersionPublished(Next(by, approvedBy, content)));

    /// <summary>The record of the next version.</summary>
    public MatrixVersion Next(Actor by, Actor? approvedBy = null, string? content = null) =>
        new()
        {
            Matrix = Slug,
            Number = ++_version,
            ContentHash = content ?? Content,
            PreviousVersionHash = null,
            PublishedAt = Now,
            InForceFrom = Now,
            PublishedBy = by,
            ApprovedBy = approvedBy,
            Message = "As agreed.",
        };

    public JudgedLog At(DateTimeOffset now)
    {
        Now = now;
        return this;
    }

    /// <summary>Tells the judge that a stream is damaged.</summary>
    public void Lose(string stream) => _judge.Lose(stream);

    private JudgedLog Record(ref AuditHead head, Actor actor, ReadOnlySpan<AuditFact> facts)
    {
        var change = new Change(actor, Guid.CreateVersion7(), null);
        foreach (var fact in facts)
        {
            var entry = AuditEntry.After(head, fact, change, Now);
            head = entry.ToHead();
            _judge.Take(RecordedEntry.Of(entry), AuditFacts.Read(entry.Payload));
        }

        Now = Now.AddSeconds(1);
        return this;
    }

    private static UserRecord User(int number, string name, Roles roles) =>
        new(Guid.Parse($"0195512a-0000-7000-8000-{number:d12}"), name, $"{number}@example.com", roles, null, IsDisabled: false);

    private static Actor ActorOf(UserRecord user) => new(user.Id.ToString("D"), user.Name);
}
