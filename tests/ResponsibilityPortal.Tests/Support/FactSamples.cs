using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Every kind of fact, with values in every field, and again without the optional ones.</summary>
internal static class FactSamples
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 30, 15, 250, TimeSpan.Zero);
    private static readonly Guid Id = Guid.Parse("0195512a-0000-7000-8000-000000000001");
    private static readonly Guid Other = Guid.Parse("0195512a-0000-7000-8000-000000000002");
    private static readonly CellKey Cell = new("keys", "iaas");
    private static readonly UserRecord User = new(Id, "Bob “B”", "bob@example.com", Roles.All, At, IsDisabled: true);
    private static readonly UserRecord Guest = new(Id, "Bob", "bob@example.com", Roles.None, null, IsDisabled: false);

    private static readonly CredentialDigests Credentials = new("01", "02", "03", "04", 5);

    private static readonly MatrixVersion First = new()
    {
        Matrix = "sample",
        Number = 1,
        ContentHash = Sha256Hash.Of("content"u8),
        PreviousVersionHash = null,
        PublishedAt = At,
        InForceFrom = At,
        PublishedBy = Actor.Import,
        ApprovedBy = null,
        Message = "First.",
    };

    private static readonly MatrixVersion Second = First with
    {
        Number = 2,
        PreviousVersionHash = First.VersionHash,
        InForceFrom = At.AddDays(1),
        PublishedBy = Given.Ada,
        ApprovedBy = new Actor("user:bob", "Bob"),
        Message = "Two\nlines — ünïcode.",
    };

    private static readonly Assignment Full = new("iaas")
    {
        Accountable = Given.Vendor,
        Contributing = [Given.Provider, Party.ReaderSlug],
        Notes = [new PartyNote(Party.ReaderSlug, "Holds them."), new PartyNote(Given.Vendor, "Rotates \"them\".")],
        Basis = Basis.Sourced,
        CustomerPart = CustomerPart.Configures,
        Sharing = Sharing.Dependent,
    };

    private static JsonObject Content => JsonNode.Parse(MatrixWriter.Write(Given.Matrix()))!.AsObject();

    private static DraftPatch Patch =>
        DraftPatch.Between(Given.Matrix(), Given.Matrix() with { Title = "Another title", Deployments = [] });

    private static readonly NamedElement Row = new("responsibility/keys", "Keep keys");
    private static readonly NamedElement Domain = new("domain/access", "Access");
    private static readonly NamedElement Model = new("hosting-model/iaas", "IaaS");

    /// <summary>Everything that a structure edit can do.</summary>
    public static IReadOnlyList<StructureChange> Edits { get; } =
    [
        new StructureChange.TextsChanged(),
        new StructureChange.Added(Model),
        new StructureChange.Added(Row, Domain),
        new StructureChange.Added(Domain, Row),
        new StructureChange.Copied(new NamedElement("hosting-model/edge", "Edge"), Model),
        new StructureChange.Changed(new NamedElement("party/vendor", "Vendor")),
        new StructureChange.Moved(Row, null),
        new StructureChange.Moved(Row, new NamedElement("responsibility/backup", "Back up"), Domain),
        new StructureChange.Removed(Row),
        new StructureChange.Removed(Row, IsRetired: true),
        new StructureChange.Restored(Domain),
        new StructureChange.Replaced(new ContentSource.File("sample.json")),
        new StructureChange.Replaced(new ContentSource.BuiltIn()),
        new StructureChange.Replaced(new ContentSource.Version(2)),
        new StructureChange.Replaced(new ContentSource.OvertakenVersion(3, 1, 2, IsMerged: true)),
        new StructureChange.Replaced(new ContentSource.OvertakenVersion(3, 1, 2, IsMerged: false)),
        new StructureChange.Replaced(new ContentSource.VersionInForce(2)),
        new StructureChange.Added(new NamedElement("synonyms", "pen test, pentest")),
        new StructureChange.DefaultSynonymsSet(AreUsed: false),
        new StructureChange.DefaultSynonymsSet(AreUsed: true),
    ];

    public static IReadOnlyList<AuditFact> All { get; } =
    [
        new MatrixImported(First),
        new VersionPublished(Second),
        new VersionWithdrawn(Second, At),
        new VersionRescheduled(Second, At, At.AddDays(2)),
        new BuiltInMatrixOffered("sample", First.ContentHash),
        new BuiltInMatrixDismissed("sample", First.ContentHash),
        new MatrixCreated("sample", "copy of other", First.ContentHash, Content),
        new MatrixRemoved("sample", First.ContentHash, Content),
        new MatrixRemoved("sample", "", null),
        .. Edits.Select(edit => new StructureEdited("sample", edit, EditDirection.Done, Patch)),
        new StructureEdited("sample", new StructureChange.TextsChanged(), EditDirection.Undone, Patch),
        new StructureEdited(
            "sample",
            new StructureChange.InWords("Added the row “Extra” to the domain “Access”."),
            EditDirection.Redone,
            Patch
        ),
        new AssignmentChanged("sample", Cell, new CellVersion(3, 12), new Assignment("iaas"), Full),
        new AssignmentExplained("sample", Cell, "The contract says so."),
        new ReviewRequested("sample", First.ContentHash, "Please look."),
        new ReviewRequested("sample", First.ContentHash, null),
        new ReviewDecided("sample", First.ContentHash, true, null),
        new ReviewDecided("sample", First.ContentHash, false, "Not yet."),
        new DraftDiscarded("sample", First.ContentHash, [new DraftCell(Cell, Full, new CellVersion(1, 1), null)], Given.Matrix()),
        new DraftDiscarded("sample", First.ContentHash, [], default(Matrix)),
        new DraftRestored("sample", 1, First.ContentHash),
        new CommentAdded("sample", Other, "keys", "iaas", "Is that so?"),
        new CommentAdded("sample", Other, "keys", null, "Is that so?"),
        new CommentResolved("sample", Other, true),
        new CommentResolved("sample", Other, false),
        new ProblemReportReceived("sample", Other, "keys", "iaas", 2),
        new ProblemReportReceived("sample", Other, "keys", null, 1),
        new ProblemReportAnswered("sample", Other, Id),
        new ProblemReportResolved("sample", Other, 3),
        new ProblemReportDismissed("sample", Other),
        new ProblemReportReopened("sample", Other),
        new ProblemReportDeleted("sample", Other),
        new ProblemReportRemoved("sample", Other),
        new StoreRestored(12, 9, 8, First.ContentHash),
        new StoreUpgraded(
            [new FoundCredentials(Id, Credentials)],
            [new FoundSecret("abc123", "0a")],
            [new FoundSecret(Id.ToString("D"), "0b")],
            "0c",
            [Other]
        ),
        new PortalStarted(
            "0.2.0",
            [KeyValuePair.Create("Portal:FourEyes", "true"), KeyValuePair.Create("Portal:PublicUrl", "https://trust.example/?a=b")],
            "0a0b",
            "8457c0bb",
            17,
            "0c0d"
        ),
        new PortalStarted("0.2.0", [], null, null),
        new CertificateAdded("0a0b", "MIIB", WasFound: true),
        new CertificateDistrusted("0a0b", At),
        new AdministratorCreated(User),
        new UserAdded(Guest),
        new UserAdded(Guest, "0b"),
        new UserChanged(Guest, User),
        new UserInvited(Id, At),
        new UserInvited(Id, At, "0b"),
        new ApiTokenCreated("abc123", "Nightly sync", ApiScopes.All, At),
        new ApiTokenCreated("abc123", "Nightly sync", ApiScopes.All, At, "0a"),
        new ApiTokenRevoked("abc123", "Nightly sync"),
        new ApiTokenFirstUsed("abc123", "203.0.113.7"),
        new ApiTokenFirstUsed("abc123", "203.0.113.7", "0a"),
        new ApiTokenRefused("abc123", "expired", "203.0.113.7"),
        new ApiTokenRefused("abc123", "expired", "203.0.113.7", "0a"),
        new ApiTokenRefused(null, "unknown token", null),
        new SetupLinkIssued(At),
        new SetupLinkIssued(At, "0c"),
        new SessionStarted(Id, Other, "passkey", "203.0.113.7", "Firefox on Windows"),
        new SessionStarted(Id, Other, "password", null),
        new SessionStarted(Id, Other, "password", null, null, Credentials),
        new SessionConfirmed(Id, Other, "passkey", "203.0.113.7"),
        new SessionConfirmed(Id, Other, "passkey", "203.0.113.7", Credentials),
        new SessionEnded(Id, Other, "signed-out"),
        new CredentialChanged(Id, "passkey", "added"),
        new CredentialChanged(Id, "passkey", "set by one-time link", CredentialDigests.None with { Passkeys = "0f" }, "0b"),
        new SignInRefused(Id, "wrong password", "203.0.113.7"),
        new SignInRefused(Id, "wrong password", "203.0.113.7", Credentials),
        new SignInRefused(null, "unknown account", null),
        new AccountLocked(Id, At, null),
        new AccountLocked(Id, At, null, Credentials),
        new AccessRefused("matrices/sample/draft", "editor"),
    ];
}
