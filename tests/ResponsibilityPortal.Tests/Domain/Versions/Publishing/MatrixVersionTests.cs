using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Tests.Domain.Versions.Publishing;

public sealed class MatrixVersionTests
{
    private static readonly MatrixVersion First = new()
    {
        Matrix = "lamp",
        Number = 1,
        ContentHash = new string('0', Sha256Hash.Length),
        PreviousVersionHash = null,
        PublishedAt = UtcInstant.Parse("2026-01-31T23:59:59.123Z"),
        InForceFrom = UtcInstant.Parse("2026-01-31T23:59:59.123Z"),
        PublishedBy = new Actor("u-1", "Änne"),
        ApprovedBy = null,
        Message = "First.",
    };

    [Fact]
    public void VersionHash_IsComputedAsDocumented() =>
        Assert.Equal("db7d89f230dc285db3daa2eac26c874ade4c04d402d008135f8af70023c098df", First.VersionHash);

    public static TheoryData<string, MatrixVersion> Altered { get; } =
        new()
        {
            { "matrix", First with { Matrix = "lamps" } },
            { "number", First with { Number = 2 } },
            { "content", First with { ContentHash = new string('1', Sha256Hash.Length) } },
            { "previous version", First with { PreviousVersionHash = new string('0', Sha256Hash.Length) } },
            { "published at", First with { PublishedAt = First.PublishedAt.AddMilliseconds(1) } },
            { "in force from", First with { InForceFrom = First.InForceFrom.AddMilliseconds(1) } },
            { "published by", First with { PublishedBy = new Actor("u-2", "Änne") } },
            { "published under the name", First with { PublishedBy = new Actor("u-1", "Anne") } },
            { "approved by", First with { ApprovedBy = First.PublishedBy } },
            { "message", First with { Message = "First" } },
        };

    [Theory]
    [MemberData(nameof(Altered))]
    public void VersionHash_CoversEveryField(string what, MatrixVersion altered) =>
        Assert.True(First.VersionHash != altered.VersionHash, $"The hash does not cover: {what}.");

    [Fact]
    public void IsImported_PublishedByTheImport_IsTrue()
    {
        Assert.False(First.IsImported);
        Assert.True((First with { PublishedBy = Actor.Import }).IsImported);
    }
}
