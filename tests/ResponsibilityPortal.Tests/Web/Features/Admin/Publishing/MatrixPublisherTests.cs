using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Store;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Publishing;

[Trait("Store", "Both")]
public sealed class MatrixPublisherTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private StoreUnderTest _store = null!;
    private MatrixPublisher _publisher = null!;
    private ImportedDrafts _imported = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await StoreUnderTest.MigratedAsync();
        _publisher = _store.PublisherAt(_clock);
        _imported = _store.ImportedAt(_clock);
    }

    [Fact]
    public async Task Publish_FirstVersion_CreatesTheMatrix()
    {
        var (version, content) = Assert.IsType<PublishOutcome.Published>(await PublishAsync(Given.Matrix(), basedOn: 0));
        Assert.Equal(1, version.Number);
        Assert.Null(version.PreviousVersionHash);
        Assert.Equal(_clock.GetUtcNow(), version.InForceFrom);
        Assert.Equal(MatrixWriter.Write(Given.Matrix()), content);
        Assert.Equal(version, _store.Published.Find("sample")!.Latest);
        Assert.Equal(content, Assert.Single(_store.Query<byte[]>("SELECT Content FROM MatrixVersions")));
    }

    [Fact]
    public async Task Publish_FurtherVersion_FollowsTheOneBefore()
    {
        var versions = await PublishThreeAsync();
        Assert.Equal([1, 2, 3], versions.Select(version => version.Number));
        Assert.Equal([null, versions[0].VersionHash, versions[1].VersionHash], versions.Select(version => version.PreviousVersionHash));
        Assert.Equal(versions[0].ContentHash, versions[2].ContentHash);
        Assert.NotEqual(versions[0].VersionHash, versions[2].VersionHash);
    }

    [Fact]
    public async Task Log_OfAllCommands_IsOneVerifiableChain()
    {
        await PublishAsync(Given.Matrix("imported"), basedOn: 0, new Change(Actor.Import, Guid.CreateVersion7(), null));
        await PublishThreeAsync();
        await _imported.OfferBuiltInAsync(Given.Matrix("imported").Moving("keys", "saas", Party.ReaderSlug), Given.Change(), Cancellation);

        var payloads = _store.Query<byte[]>("SELECT Payload FROM AuditEntries ORDER BY Sequence");
        var hashes = _store.Query<string>("SELECT Hash FROM AuditEntries ORDER BY Sequence");
        var previous = new string('0', 64);
        Assert.Equal(5, payloads.Count);
        foreach (var (index, payload) in payloads.Index())
        {
            var hash = Convert.ToHexStringLower(
                SHA256.HashData([.. "portal-audit-v1\n"u8, .. Convert.FromHexString(previous), .. payload])
            );
            Assert.Equal(previous, _store.Query<string>($"SELECT PreviousHash FROM AuditEntries WHERE Sequence = {index + 1}").Single());
            Assert.Equal(hash, hashes[index]);
            previous = hash;
        }

        Assert.Equal([$"content 5 {previous}"], _store.Query<string>("SELECT Stream || ' ' || Sequence || ' ' || Hash FROM AuditHeads"));
        Assert.Equal(["sha256-v1"], _store.Query<string>("SELECT DISTINCT Algorithm FROM AuditEntries"));
    }

    [Fact]
    public async Task Entry_Columns_MatchThePayload()
    {
        await PublishThreeAsync();
        await using var context = _store.Open();
        var entries = await context.AuditEntries.OrderBy(entry => entry.Sequence).ToListAsync(Cancellation);
        Assert.Equal(3, entries.Count);
        Assert.All(
            entries,
            entry =>
            {
                var payload = JsonDocument.Parse(entry.Payload).RootElement;
                Assert.Equal(entry.Stream, payload.GetProperty("stream").GetString());
                Assert.Equal(entry.Sequence, payload.GetProperty("sequence").GetInt64());
                Assert.Equal(entry.At, payload.GetProperty("at").GetDateTimeOffset());
                Assert.Equal(entry.ActorId, payload.GetProperty("actor").GetProperty("id").GetString());
                Assert.Equal(entry.ActorName, payload.GetProperty("actor").GetProperty("name").GetString());
                Assert.Equal(entry.Action, payload.GetProperty("action").GetString());
                Assert.Equal(entry.Target, payload.GetProperty("target").GetString());
                Assert.Equal(entry.OperationId, payload.GetProperty("operationId").GetGuid());
                Assert.Equal("because", payload.GetProperty("reason").GetString());
            }
        );
    }

    [Fact]
    public async Task Entry_OfAPublication_NamesItsVersion()
    {
        var version = Assert.IsType<PublishOutcome.Published>(await PublishAsync(Given.Matrix(), basedOn: 0)).Version;
        var data = JsonDocument.Parse(_store.Query<byte[]>("SELECT Payload FROM AuditEntries").Single()).RootElement.GetProperty("data");
        Assert.Equal(version.VersionHash, data.GetProperty("versionHash").GetString());
        Assert.Equal(version.ContentHash, data.GetProperty("version").GetProperty("contentHash").GetString());
    }

    [Fact]
    public async Task Publish_SameOperationAgain_HasTheSameOutcome()
    {
        var operation = Guid.CreateVersion7();
        var first = Assert.IsType<PublishOutcome.Published>(await PublishAsync(Given.Matrix(), basedOn: 0, Given.Change(operation)));
        await PublishAsync(Given.Matrix().Without("keys"), basedOn: 1);
        var again = Assert.IsType<PublishOutcome.Published>(await PublishAsync(Given.Matrix(), basedOn: 0, Given.Change(operation)));
        Assert.Equal(first.Version, again.Version);
        Assert.Equal(first.Content, again.Content);
        Assert.Equal((2, 2), Counts());
    }

    [Fact]
    public async Task Publish_SameOperationManyTimesAtOnce_PublishesOnce()
    {
        var change = Given.Change();
        var outcomes = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(() => PublishAsync(Given.Matrix(), basedOn: 0, change), Cancellation))
        );
        Assert.Single(outcomes.Select(outcome => Assert.IsType<PublishOutcome.Published>(outcome).Version).Distinct());
        Assert.Equal((1, 1), Counts());
    }

    [Fact]
    public async Task Publish_ByManyOnTheSameVersion_SucceedsOnce()
    {
        await PublishAsync(Given.Matrix(), basedOn: 0);
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    Task.Run(() => PublishAsync(Given.Matrix() with { Summary = $"Requested {number}." }, basedOn: 1), Cancellation)
                )
        );
        Assert.Single(outcomes.OfType<PublishOutcome.Published>());
        Assert.All(outcomes.OfType<PublishOutcome.Stale>(), stale => Assert.Equal(2, stale.LatestNumber));
        Assert.Equal((2, 2), Counts());
        Assert.Equal(2, _store.Published.Find("sample")!.Latest.Number);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Publish_OnAnotherVersion_IsRefused(int basedOn)
    {
        await PublishAsync(Given.Matrix(), basedOn: 0);
        var stale = Assert.IsType<PublishOutcome.Stale>(await PublishAsync(Given.Matrix().Without("keys"), basedOn));
        Assert.Equal(1, stale.LatestNumber);
        Assert.Equal((1, 1), Counts());
    }

    [Fact]
    public async Task Publish_UnchangedContent_SavesAndRecordsNothing()
    {
        await PublishAsync(Given.Matrix(), basedOn: 0);
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.IsType<PublishOutcome.Unchanged>(await PublishAsync(Given.Matrix(), basedOn: 1));
        Assert.Equal((1, 1), Counts());
    }

    [Fact]
    public async Task Publish_IncompleteContent_IsRefusedWithEveryGap()
    {
        var content = Given.Matrix().Moving("keys", "saas", null).Moving("backup", "iaas", null);
        var incomplete = Assert.IsType<PublishOutcome.Incomplete>(await PublishAsync(content, basedOn: 0));
        Assert.Equal(["backup iaas", "keys saas"], incomplete.Gaps.Select(gap => $"{gap.Responsibility} {gap.HostingModel}").Order());
        Assert.Equal((0, 0), Counts());
        Assert.Empty(_store.Query<string>("SELECT Slug FROM Matrices"));
        Assert.Null(_store.Published.Find("sample"));
    }

    [Fact]
    public async Task Publish_ContentThatCannotBeReadBack_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => PublishAsync(Given.Matrix().Without("backup"), basedOn: 0));
        await Assert.ThrowsAsync<ArgumentException>(() =>
            PublishAsync(Given.Matrix() with { Title = new string('x', Matrix.TitleMaxLength + 1) }, basedOn: 0)
        );
        Assert.Equal((0, 0), Counts());
    }

    [Fact]
    public async Task Publish_OperationThatChangedNothing_IsDecidedAgain()
    {
        var operation = Guid.CreateVersion7();
        Assert.IsType<PublishOutcome.Incomplete>(
            await PublishAsync(Given.Matrix().Moving("keys", "saas", null), basedOn: 0, Given.Change(operation))
        );
        Assert.IsType<PublishOutcome.Published>(await PublishAsync(Given.Matrix(), basedOn: 0, Given.Change(operation)));
    }

    [Fact]
    public async Task Import_NewerBuiltInMatrix_IsOfferedAndNotPublished()
    {
        await PublishAsync(Given.Matrix(), basedOn: 0);
        var newer = Given.Matrix().Moving("keys", "saas", Party.ReaderSlug);
        Assert.True(await _imported.OfferBuiltInAsync(newer, Given.Change(), Cancellation));
        Assert.Equal((1, 2), Counts());
        await using var context = _store.Open();
        var draft = await context.Drafts.SingleAsync(Cancellation);
        Assert.Equal(StoredDraft.FromBuiltIn, draft.Origin);
        Assert.Equal(MatrixWriter.Write(newer), System.Text.Encoding.UTF8.GetBytes(draft.Content));
        Assert.Equal(["built-in-matrix.offered"], _store.Query<string>("SELECT Action FROM AuditEntries WHERE Sequence = 2"));
    }

    [Fact]
    public async Task Import_ContentOfferedOrPublishedBefore_IsNotOffered()
    {
        await PublishThreeAsync();
        var newer = Given.Matrix().Without("sign-in");
        Assert.False(await _imported.OfferBuiltInAsync(Given.Matrix().Without("keys"), Given.Change(), Cancellation));
        Assert.True(await _imported.OfferBuiltInAsync(newer, Given.Change(), Cancellation));
        Assert.False(await _imported.OfferBuiltInAsync(newer, Given.Change(), Cancellation));
        Assert.Equal((3, 4), Counts());
    }

    [Fact]
    public async Task Import_StillNewerBuiltInMatrix_ReplacesTheOffer()
    {
        await PublishAsync(Given.Matrix(), basedOn: 0);
        await _imported.OfferBuiltInAsync(Given.Matrix().Without("keys"), Given.Change(), Cancellation);
        Assert.True(await _imported.OfferBuiltInAsync(Given.Matrix().Without("sign-in"), Given.Change(), Cancellation));
        Assert.DoesNotContain(
            "Set up sign-in",
            Assert.Single(_store.Query<string>("SELECT Content FROM Drafts")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Versions_AreShownAsTheyWerePublished()
    {
        var versions = await PublishThreeAsync();
        foreach (var version in versions)
        {
            var intact = Assert.IsType<VersionContent.Intact>(await _store.Published.LoadAsync(version));
            Assert.Equal(version, intact.Published.Version);
        }
    }

    public ValueTask DisposeAsync()
    {
        _store.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task<PublishOutcome> PublishAsync(Matrix content, int basedOn, Change? change = null) =>
        _publisher.PublishAsync(new PublishMatrix(content, basedOn, "Because it is so."), change ?? Given.Change(), Cancellation);

    /// <summary>Publishes three versions. Version 2 lacks the responsibility "keys", and version 3 has it again.</summary>
    private async Task<List<MatrixVersion>> PublishThreeAsync()
    {
        var versions = new List<MatrixVersion>();
        foreach (var content in new[] { Given.Matrix(), Given.Matrix().Without("keys"), Given.Matrix() })
        {
            versions.Add(Assert.IsType<PublishOutcome.Published>(await PublishAsync(content, versions.Count)).Version);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        return versions;
    }

    private (long Versions, long Entries) Counts() =>
        (
            _store.Query<long>("SELECT COUNT(*) FROM MatrixVersions").Single(),
            _store.Query<long>("SELECT COUNT(*) FROM AuditEntries").Single()
        );
}
