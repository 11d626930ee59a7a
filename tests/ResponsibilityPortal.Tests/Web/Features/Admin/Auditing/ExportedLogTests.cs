using System.Globalization;
using System.Net;
using System.Text;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Auditing;

/// <summary>A program that shares no code with the portal can check what auditors download.</summary>
public sealed class ExportedLogTests : IAsyncLifetime
{
    /// <summary>
    /// A message that the second verifier must write in exactly the same form, because the record of a version is hashed.
    /// </summary>
    private const string OddMessage = "A \"quoted\" path\\to /\n\u00E0 la \u20AC \U0001F600 \u2028 <&>";

    private PortalWithUsers _portal = null!;
    private Member _auditor = null!;
    private string _content = null!;
    private string _access = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        _auditor = await _portal.JoinAsync(Roles.Auditor, "Olga Auditor");
        await _portal.Host.PublishAsync(Given.Matrix(), change: _portal.Admin.Change());
        await _portal.Host.PublishAsync(Given.Matrix() with { Title = "Another title" }, OddMessage, change: _portal.Admin.Change());
        _content = await DownloadAsync("/admin/audit/export.jsonl?stream=content", "audit-content.jsonl");
        _access = await DownloadAsync("/admin/audit/export.jsonl?stream=access", "audit-access.jsonl");
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Check_OfBothStreamsAndTheirVersions_FindsNothing()
    {
        var first = await DownloadAsync("/matrices/sample/versions/1/export.json", "sample-v1.json");
        var opinion = await SecondVerifier.RunAsync("--log", _content, _access, "--version", first);
        Assert.True(opinion.ExitCode == SecondOpinion.Good, opinion.Said);
        Assert.Contains("sample-v1.json is version 1 of sample", opinion.Said, StringComparison.Ordinal);

        await File.AppendAllTextAsync(first, " ", TestContext.Current.CancellationToken);
        opinion = await SecondVerifier.RunAsync("--log", _content, "--version", first);
        Assert.Equal(SecondOpinion.Broken, opinion.ExitCode);
        Assert.Contains("Not checked: access", opinion.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_OfWhatAWitnessFetches_ProvesTheLogUpToItsEnd()
    {
        var published = CheckpointFile.Read(await _portal.Host.ReadAsync("/checkpoints.txt"));
        var key = NoteKey.ParsePem(await _portal.Host.ReadAsync("/checkpoint-key.pem"))!;
        var files = new[] { _content, _access }.ToDictionary(ExportedLog.StreamOf);
        var continuity = LogContinuity.Check(
            published,
            published.Checkpoints[0],
            key,
            stream => ExportedLog.Read(files[stream]),
            TestContext.Current.CancellationToken
        );
        Assert.Empty(continuity.Faults);
        Assert.Equal(File.ReadLines(_content).Count(), continuity.Heads[0].Sequence);
        Assert.True(continuity.Reaches(published.Checkpoints[^1].Checkpoint));
    }

    [Fact]
    public async Task Check_WithAnyByteChanged_FindsIt()
    {
        var bytes = await File.ReadAllBytesAsync(_content, TestContext.Current.CancellationToken);
        var random = new Random(20260301);
        for (var time = 0; time < 10; time++)
        {
            var place = random.Next(bytes.Length);
            var altered = (byte[])bytes.Clone();
            altered[place] ^= (byte)(1 << random.Next(7));
            await File.WriteAllBytesAsync(_content, altered, TestContext.Current.CancellationToken);
            var opinion = await SecondVerifier.RunAsync("--log", _content);
            var entry = 1 + bytes.AsSpan(0, place).Count((byte)'\n');
            Assert.True(opinion.ExitCode == SecondOpinion.Broken, $"Byte {place} was altered. {opinion.Said}");
            Assert.Equal([string.Create(CultureInfo.InvariantCulture, $"content {entry}")], opinion.FirstBad);
        }
    }

    [Fact]
    public async Task Check_WithAnEntryRemoved_NamesThePlace()
    {
        var lines = await File.ReadAllLinesAsync(_content, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(_content, [.. lines[..1], .. lines[2..]], TestContext.Current.CancellationToken);
        Assert.Equal(["content 2"], (await SecondVerifier.RunAsync("--log", _content)).FirstBad);
    }

    [Fact]
    public async Task Check_OfTheStoreOfARunningPortal_ReadsIt()
    {
        Assert.Equal(SecondOpinion.Good, (await SecondVerifier.RunAsync("--store", _portal.Data.File("portal.db"))).ExitCode);
        await _portal.JoinAsync(Roles.Editor, "Ed Editor");
        var opinion = await SecondVerifier.RunAsync("--store", _portal.Data.File("portal.db"));
        var entries = (await _portal.ActionsAsync("content")).Count;
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"content: entries 1 to {entries} are one chain"),
            opinion.Said,
            StringComparison.Ordinal
        );
    }

    private async Task<string> DownloadAsync(string address, string name)
    {
        var answer = await _auditor.Browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var path = _portal.Data.File(name);
        await File.WriteAllBytesAsync(path, Encoding.UTF8.GetBytes(answer.Body), TestContext.Current.CancellationToken);
        return path;
    }
}
