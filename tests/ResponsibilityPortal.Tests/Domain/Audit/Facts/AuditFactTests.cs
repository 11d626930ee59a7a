using System.Text;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Audit.Facts;

public sealed class AuditFactTests
{
    private static readonly MatrixVersion Version = Assert
        .IsType<PublishOutcome.Published>(
            new Draft(TestMatrix.Read(), null).Publish(0, "First.", new Change(Actor.Import, Guid.Empty, null), DateTimeOffset.UnixEpoch)
        )
        .Version;

    public static TheoryData<AuditFact, string, string> Facts { get; } =
        new()
        {
            { new MatrixImported(Version), "matrix.imported", "matrices/lamp" },
            { new VersionPublished(Version), "version.published", "matrices/lamp/versions/1" },
            { new BuiltInMatrixOffered("lamp", Version.ContentHash), "built-in-matrix.offered", "matrices/lamp" },
        };

    [Theory]
    [MemberData(nameof(Facts))]
    public void Fact_HasItsActionAndTarget(AuditFact fact, string action, string target)
    {
        Assert.Equal((action, target), (fact.Action, fact.Target));
        Assert.Contains(Version.ContentHash, Encoding.UTF8.GetString(CanonicalJson.Serialize(fact.Data())), StringComparison.Ordinal);
    }

    [Fact]
    public void Data_OfAPublication_ContainsTheRecordAndItsHash()
    {
        var data = new VersionPublished(Version).Data();

        Assert.Equal(Version.VersionHash, Sha256Hash.Of(CanonicalJson.Serialize(data["version"])));
        Assert.Equal(Version.VersionHash, (string?)data["versionHash"]);
    }
}
