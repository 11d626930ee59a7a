using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Tests.Web.Stamping;

/// <summary>Complete reports get a time stamp from a real server, each once, and keep it.</summary>
public sealed partial class TimeStampedExportTests : IAsyncLifetime
{
    private const string Letter = $"{VerifiedPortal.Export}?paper=letter";

    private readonly TemporaryDirectory _data = new();
    private TimeStampResponder _server = null!;
    private PortalHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await TimeStampResponder.StartAsync();
        _host = Start();
        await _host.PublishAsync(Given.Matrix());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _server.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>
    /// Runs the recipe of the documentation in a shell that knows nothing of the portal, with the programs that it names.
    /// </summary>
    [Fact]
    public async Task Export_IsStamped_AsOtherProgramsConfirm()
    {
        using var files = new TemporaryDirectory();
        var report = await _host.FileAsync();
        await File.WriteAllBytesAsync(files.File("report.pdf"), report, Cancellation);
        await File.WriteAllTextAsync(
            files.File("signing-certificate.pem"),
            await _host.ReadAsync("/signing-certificate.pem"),
            Cancellation
        );
        File.Copy(_server.Authority.CertificateFile, files.File("time-stamp-certificate.pem"));

        Assert.Equal(
            "The signature covers the whole file and was made with a certificate of the portal.\n",
            await OtherPrograms.ShellAsync(files.Path, Recipe("ByteRange"))
        );
        var said = await OtherPrograms.ShellAsync(files.Path, Recipe("id-smime-aa-timeStampToken"));
        var time = DateTimeOffset.ParseExact(
            StampTime().Match(said).Groups[1].Value.Replace("  ", " ", StringComparison.Ordinal),
            "MMM d HH:mm:ss yyyy",
            System.Globalization.CultureInfo.InvariantCulture,
            System.Globalization.DateTimeStyles.AssumeUniversal
        );
        Assert.InRange(time, TimeProvider.System.GetUtcNow().AddHours(-1), TimeProvider.System.GetUtcNow().AddMinutes(1));

        var poppler = await OtherPrograms.ShellAsync(files.Path, "pdfsig report.pdf");
        Assert.Contains("Signature is Valid", poppler, StringComparison.Ordinal);
        Assert.Contains("Total document signed", poppler, StringComparison.Ordinal);
        Assert.Empty(PdfConformance.Check(report));
    }

    /// <summary>Inputs that the recipe refuses.</summary>
    [Theory]
    [InlineData("another server", "NOT PROVEN: the time stamp is not one of this signature, or not by this server")]
    [InlineData("an extract", "NOT PROVEN: the signature has no time stamp")]
    public async Task Recipe_OfWhatProvesNoTime_SaysSo(string what, string words)
    {
        using var files = new TemporaryDirectory();
        using var other = await TimeStampAuthority.MakeOtherAsync();
        await File.WriteAllBytesAsync(
            files.File("report.pdf"),
            await _host.FileAsync(what == "an extract" ? $"{VerifiedPortal.Export}?model=saas" : VerifiedPortal.Export),
            Cancellation
        );
        await File.WriteAllTextAsync(
            files.File("signing-certificate.pem"),
            await _host.ReadAsync("/signing-certificate.pem"),
            Cancellation
        );
        File.Copy(other.CertificateFile, files.File("time-stamp-certificate.pem"));

        await OtherPrograms.ShellAsync(files.Path, Recipe("ByteRange"));

        Assert.Equal($"{words}\n", await OtherPrograms.ShellAsync(files.Path, Recipe("id-smime-aa-timeStampToken")));
    }

    [Fact]
    public async Task Export_RequestedAgain_HasTheSameBytesWithoutTheServer()
    {
        using var first = await _host.GetAsync(VerifiedPortal.Export);
        var (tag, bytes) = (first.Headers.ETag!.Tag, await first.Content.ReadAsByteArrayAsync(Cancellation));
        var asked = _server.Requests;

        using var head = await _host.SendAsync(HttpMethod.Head, VerifiedPortal.Export);
        using var again = await _host.GetAsync(VerifiedPortal.Export);
        using var known = await _host.GetAsync(VerifiedPortal.Export, ("If-None-Match", tag));

        Assert.Equal((tag, (long?)bytes.Length), (head.Headers.ETag!.Tag, head.Content.Headers.ContentLength));
        Assert.Equal((tag, HttpStatusCode.OK), (again.Headers.ETag!.Tag, again.StatusCode));
        Assert.Equal(bytes, await again.Content.ReadAsByteArrayAsync(Cancellation));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);

        // One request to learn how long stamps are, one for the file.
        Assert.Equal((2, 2), (asked, _server.Requests));
    }

    [Fact]
    public async Task Export_FirstRequestedByHead_IsStamped()
    {
        using var head = await _host.SendAsync(HttpMethod.Head, VerifiedPortal.Export);
        using var get = await _host.GetAsync(VerifiedPortal.Export);

        Assert.Equal(head.Headers.ETag, get.Headers.ETag);
        Assert.Equal(2, _server.Requests);
    }

    [Fact]
    public async Task Export_AfterARestart_HasTheSameBytes()
    {
        var file = await _host.FileAsync();
        var asked = _server.Requests;
        await _host.DisposeAsync();
        _host = Start();

        Assert.Equal(file, await _host.FileAsync());
        Assert.Equal(asked, _server.Requests);
    }

    [Fact]
    public async Task Export_RequestedTwiceAtOnce_CallsTheServerOnce()
    {
        var (asked, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Respond = async query =>
        {
            asked.TrySetResult();
            await go.Task;
            return await _server.Authority.AnswerAsync(query);
        };
        var one = _host.FileAsync();
        await asked.Task.WaitAsync(Cancellation);
        var two = _host.FileAsync();
        go.SetResult();

        Assert.Equal(await one, await two);
        Assert.Equal(2, _server.Requests);
    }

    /// <summary>Strangers can request any number of extracts.</summary>
    [Fact]
    public async Task Extracts_AreNotStamped()
    {
        await _host.PublishAsync(Given.Matrix().Without("keys"));
        await _host.PublishAsync(Given.Matrix());
        foreach (var query in new[] { "?model=saas", "?q=keys", "?by=demo", "?from=1" })
        {
            var found = await _host.VerifyAsync(await _host.FileAsync($"/matrices/sample/versions/3/export.pdf{query}"));
            Assert.Null(found.TimeStamp);
            Assert.True(found.IsIdentical);
        }

        Assert.Equal(0, _server.Requests);
    }

    [Fact]
    public async Task BothPapers_AreStamped()
    {
        var (a4, letter) = (await _host.VerifyAsync(await _host.FileAsync()), await _host.VerifyAsync(await _host.FileAsync(Letter)));

        Assert.All([a4, letter], found => Assert.True(found.TimeStamp!.IsKept));
        Assert.Equal(3, _server.Requests);
    }

    /// <summary>The signature covers the end of its reserved space, so a stamp of another length needs another file.</summary>
    [Fact]
    public async Task Stamp_OfAnotherLengthThanTheOneBefore_StillFillsItsSpace()
    {
        await _host.FileAsync();
        _server.Authority.CountFrom("1000000001");

        var file = await _host.FileAsync(Letter);

        Assert.True((await _host.VerifyAsync(file)).IsIdentical);
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(4, _server.Requests);
    }

    /// <summary>Replaces a stamp with the stamp of another report.</summary>
    [Fact]
    public async Task KeptStamp_OfAnotherReport_IsReplaced()
    {
        await _host.FileAsync();
        await _host.FileAsync(Letter);
        await _host.DisposeAsync();
        var stamps = Directory.GetFiles(_data.File(KeptStamps.DirectoryName));
        File.Copy(stamps[0], stamps[1], overwrite: true);
        _host = Start();

        foreach (var address in new[] { VerifiedPortal.Export, Letter })
        {
            Assert.True((await _host.VerifyAsync(await _host.FileAsync(address))).IsIdentical);
        }

        // In a new process, one request to learn how long stamps are.
        Assert.Equal(5, _server.Requests);
    }

    [Fact]
    public async Task KeptStamp_ThatIsDamaged_IsReplaced()
    {
        var before = await _host.FileAsync();
        await _host.DisposeAsync();
        await File.WriteAllTextAsync(Directory.GetFiles(_data.File(KeptStamps.DirectoryName)).Single(), "no stamp", Cancellation);
        _host = Start();

        var after = await _host.FileAsync();

        Assert.NotEqual(before, after);
        Assert.True((await _host.VerifyAsync(after)).IsIdentical);
    }

    [Fact]
    public void KeptStamps_BeyondTheirNumber_PushOutTheOldest()
    {
        var folder = Directory.CreateDirectory(_data.File(KeptStamps.DirectoryName)).FullName;
        for (var number = 0; number < KeptStamps.KeptMaxCount; number++)
        {
            File.Create(Path.Combine(folder, $"{number}.tst")).Dispose();
        }

        File.SetLastWriteTimeUtc(Path.Combine(folder, "7.tst"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        _host.Services.GetRequiredService<KeptStamps>().Keep("new", new byte[] { 1 });

        Assert.Equal(KeptStamps.KeptMaxCount, Directory.GetFiles(folder).Length);
        Assert.False(File.Exists(Path.Combine(folder, "7.tst")));
        Assert.True(File.Exists(Path.Combine(folder, "new.tst")));
    }

    [Fact]
    public void Start_RecordsTheServerAndTheTrustedStamps()
    {
        using var store = _host.OpenStore();
        var payload = store
            .AuditEntries.Where(entry => entry.Stream == AuditStream.Access && entry.Target == "portal")
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Payload)
            .Last();

        var text = System.Text.Encoding.UTF8.GetString(payload);
        Assert.Contains($"\"Pdf:TimeStampServer={_server.Address}\"", text, StringComparison.Ordinal);
        Assert.Matches("\"Pdf:TimeStampCertificate=[0-9a-f]{64}\"", text);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Recipe(string word) =>
        CodeBlock()
            .Matches(Repository.Document("how-to/verify-a-pdf.md"))
            .Select(match => match.Groups[1].Value)
            .Single(block => block.Contains(word, StringComparison.Ordinal));

    private PortalHost Start() =>
        PortalHost.Start(
            _data,
            null,
            TimeStampResponder.OnlyOnDemand,
            [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), .. _server.Settings]
        );

    [GeneratedRegex("```\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"^Time stamp: (\w+ +\d+ [\d:]+ \d+)(\.\d+)? GMT\n$")]
    private static partial Regex StampTime();
}
