using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Audit.Sentences;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Hosting;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Signing;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>Documents that list what the code contains list all of it.</summary>
public sealed partial class DocumentTests
{
    private static readonly MatrixVersion Version = new()
    {
        Matrix = "{matrix}",
        Number = 1,
        ContentHash = "",
        PreviousVersionHash = null,
        PublishedAt = DateTimeOffset.UnixEpoch,
        InForceFrom = DateTimeOffset.UnixEpoch,
        PublishedBy = Given.Ada,
        ApprovedBy = null,
        Message = "",
    };

    private static readonly UserRecord User = new(Guid.Empty, "", "", Roles.None, null, false);

    private static readonly AuditFact[] Facts =
    [
        new MatrixImported(Version),
        new VersionPublished(Version),
        new VersionWithdrawn(Version, DateTimeOffset.UnixEpoch),
        new VersionRescheduled(Version, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch),
        new BuiltInMatrixOffered("{matrix}", ""),
        new BuiltInMatrixDismissed("{matrix}", ""),
        new MatrixCreated("{matrix}", "", "", null),
        new MatrixRemoved("{matrix}", "", null),
        new StructureEdited("{matrix}", new StructureChange.TextsChanged(), EditDirection.Done, new DraftPatch([])),
        new AssignmentChanged(
            "{matrix}",
            new CellKey("{responsibility}", "{model}"),
            new CellVersion(1, 1),
            new Assignment("{model}"),
            new Assignment("{model}")
        ),
        new AssignmentExplained("{matrix}", new CellKey("{responsibility}", "{model}"), ""),
        new ReviewRequested("{matrix}", "", null),
        new ReviewDecided("{matrix}", "", true, null),
        new ReviewDecided("{matrix}", "", false, null),
        new DraftDiscarded("{matrix}", "", [], default(Matrix)),
        new DraftRestored("{matrix}", 1, ""),
        new CommentAdded("{matrix}", Guid.Empty, "", "", ""),
        new CommentResolved("{matrix}", Guid.Empty, true),
        new ProblemReportReceived("{matrix}", Guid.Empty, "", "", 1),
        new ProblemReportAnswered("{matrix}", Guid.Empty, Guid.Empty),
        new ProblemReportResolved("{matrix}", Guid.Empty, 1),
        new ProblemReportDismissed("{matrix}", Guid.Empty),
        new ProblemReportReopened("{matrix}", Guid.Empty),
        new ProblemReportDeleted("{matrix}", Guid.Empty),
        new ProblemReportRemoved("{matrix}", Guid.Empty),
        new StoreRestored(2, 1, 1, ""),
        new StoreUpgraded([], [], [], null, []),
        new PortalStarted("", [], null, null),
        new CertificateAdded("{fingerprint}", "", false),
        new CertificateDistrusted("{fingerprint}", DateTimeOffset.UnixEpoch),
        new AdministratorCreated(User),
        new UserAdded(User, ""),
        new UserChanged(User, User),
        new UserInvited(Guid.Empty, DateTimeOffset.UnixEpoch, ""),
        new ApiTokenCreated("{token}", "", ApiScopes.All, DateTimeOffset.UnixEpoch, ""),
        new ApiTokenRevoked("{token}", ""),
        new ApiTokenFirstUsed("{token}", null, ""),
        new ApiTokenRefused("{token}", "", null, ""),
        new SetupLinkIssued(DateTimeOffset.UnixEpoch, ""),
        new SessionStarted(Guid.Empty, Guid.Empty, "", null, null, CredentialDigests.None),
        new SessionConfirmed(Guid.Empty, Guid.Empty, "", null, CredentialDigests.None),
        new SessionEnded(Guid.Empty, Guid.Empty, ""),
        new CredentialChanged(Guid.Empty, "", "", CredentialDigests.None, ""),
        new SignInRefused(Guid.Empty, "", null, CredentialDigests.None),
        new AccountLocked(Guid.Empty, DateTimeOffset.UnixEpoch, null, CredentialDigests.None),
        new AccessRefused("{function}", ""),
    ];

    [Fact]
    public void Facts_AreThoseOfTheRegistryAndOfTheAssembly()
    {
        Assert.Equal(
            AuditFacts.All.Select(kind => kind.Action).Order(StringComparer.Ordinal),
            Facts.Select(fact => fact.Action).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            typeof(AuditFact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(AuditFact))).Select(type => type.Name).Order(),
            Facts.Select(fact => fact.GetType().Name).Distinct().Order()
        );
    }

    /// <summary>The log is shown in sentences. A fact without one would be shown as "subject.verb of target".</summary>
    [Fact]
    public void Facts_AllHaveASentence()
    {
        var sentence = new EntrySentence(EntryNames.None);
        Assert.All(
            Facts,
            fact =>
            {
                var entry = AuditEntry.After(AuditHead.Genesis(AuditStream.Content), fact, Given.Change(), DateTimeOffset.UnixEpoch);
                Assert.DoesNotContain(fact.Action, sentence.Of(entry.Payload), StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public void AuditEvents_InTheReference_AreThoseOfTheCode()
    {
        var documented = Rows("reference/audit-events.md")
            .Select(row =>
                $"{Code(row[0])} of "
                    + $"{Code(row[2]).Replace("{n}", "1", StringComparison.Ordinal).Replace("{person}", $"{Guid.Empty}", StringComparison.Ordinal).Replace("{comment}", $"{Guid.Empty}", StringComparison.Ordinal).Replace("{report}", $"{Guid.Empty}", StringComparison.Ordinal)}: "
                    + $"{string.Join(", ", Codes(row[3]))}"
            );
        Assert.Equal(
            Facts
                .Select(fact => $"{fact.Action} of {fact.Target}: {string.Join(", ", fact.Data().Select(member => member.Key))}")
                .Order(StringComparer.Ordinal),
            documented.Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Settings_AreAllDescribedWithVariableAndDefault()
    {
        AssertDescribed(PortalOptions.Section, new PortalOptions());
        AssertDescribed(StoreOptions.Section, new StoreOptions());
        AssertDescribed(PdfOptions.Section, new PdfOptions());
        AssertDescribed(CheckpointOptions.Section, new CheckpointOptions());
        AssertDescribed(TelemetryOptions.Section, new TelemetryOptions());
    }

    [Fact]
    public void FrameworkSettings_ThatOperatorsNeed_AreDescribed()
    {
        var text = Repository.Document("reference/configuration.md");
        Assert.All(
            [
                "`--urls`",
                "`ASPNETCORE_URLS`",
                "`http://localhost:5080`",
                "`AllowedHosts`",
                "`Serilog:MinimumLevel:Default`",
                "`Serilog:MinimumLevel:Override:{source}`",
            ],
            name => Assert.Contains(name, text, StringComparison.Ordinal)
        );
    }

    [Fact]
    public void SecurityTests_NamedInTheReference_Exist()
    {
        var proofs = Rows("reference/security.md").SelectMany(row => Codes(row[2])).Distinct().ToList();
        Assert.True(proofs.Count > 20);
        var tests = Directory
            .GetFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Select(Path.GetFileNameWithoutExtension)
            .ToHashSet();
        Assert.All(
            proofs,
            proof =>
                Assert.True(
                    proof.Contains('/', StringComparison.Ordinal)
                        ? File.Exists(Path.Combine(Repository.Root, proof))
                        : tests.Contains(proof),
                    proof
                )
        );
    }

    /// <param name="defaults">The default values of a section.</param>
    private static void AssertDescribed(string section, object defaults)
    {
        var rows = Rows("reference/configuration.md")
            .Where(row => row[0].StartsWith($"`{section}:", StringComparison.Ordinal))
            .ToDictionary(row => Code(row[0]));
        var settings = defaults.GetType().GetProperties().Where(property => property.CanWrite).ToList();
        Assert.NotEmpty(settings);
        Assert.Equal(settings.Select(setting => $"{section}:{setting.Name}").Order(), rows.Keys.Order());
        Assert.All(
            settings,
            setting =>
            {
                var row = rows[$"{section}:{setting.Name}"];
                Assert.Equal($"{section}__{setting.Name}", Code(row[1]));
                if (setting.GetValue(defaults) is { } value)
                {
                    Assert.Equal(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture), Code(row[2]));
                }

                Assert.NotEmpty(row[3]);
            }
        );
    }

    /// <summary>Returns the cells of each row of a document's table, without its header.</summary>
    private static List<string[]> Rows(string document) =>
        [
            .. Repository
                .Document(document)
                .Split('\n')
                .Where(line => line.StartsWith('|'))
                .Skip(2)
                .Select(line => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray()),
        ];

    private static string Code(string cell) => Codes(cell).First();

    private static IEnumerable<string> Codes(string cell) => CodeSpan().Matches(cell).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex CodeSpan();
}
