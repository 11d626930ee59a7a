using System.Net;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

public sealed class VerifyPageTests : IAsyncLifetime
{
    private const string Address = "/verify";

    private PortalHost _host = null!;

    public async ValueTask InitializeAsync() => _host = await VerifiedPortal.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Form_NeedsNoScriptAndNamesTheCertificate()
    {
        var page = await _host.ReadPageAsync(Address);
        var form = page.QuerySelector("form")!;
        Assert.Equal(
            ("post", Address, "multipart/form-data"),
            (form.GetAttribute("method"), form.GetAttribute("action"), form.GetAttribute("enctype"))
        );
        Assert.Equal("file", form.QuerySelector("label")!.GetAttribute("for"));
        Assert.Contains(
            string.Join(
                ':',
                Convert
                    .ToHexString(TestCertificates.Portal.GetCertHash(System.Security.Cryptography.HashAlgorithmName.SHA256))
                    .Chunk(2)
                    .Select(pair => new string(pair))
            ),
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.NotNull(page.QuerySelector("a[href='/signing-certificate.pem']"));
    }

    [Fact]
    public async Task Form_WithSigningTurnedOff_NamesTheLastCertificate()
    {
        Assert.Contains("certificate in use:", (await _host.ReadPageAsync(Address)).Body!.TextContent, StringComparison.Ordinal);
        using var data = new TemporaryDirectory();
        await using (var signing = PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
            await signing.ReadAsync(Address);
        }

        await using var unsigned = PortalHost.Start(data, null, ("Portal:Seed", "none"), ("Pdf:Signing", "off"));
        var words = (await unsigned.ReadPageAsync(Address)).Body!.TextContent;
        Assert.Contains(
            "This portal does not sign files at present. SHA-256 fingerprint of the certificate last used:",
            words,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("certificate in use", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FormAndResult_AreNotCachedAndSetNoCookie()
    {
        using var form = await _host.GetAsync(Address);
        using var answer = await SendAsync(await _host.FileAsync());
        Assert.All(
            [form, answer],
            response =>
            {
                Assert.Equal("no-store", response.Headers.CacheControl!.ToString());
                Assert.Null(response.Headers.ETag);
                Assert.False(response.Headers.Contains("Set-Cookie"));
                Assert.Contains(
                    "default-src 'none'",
                    response.Headers.GetValues("Content-Security-Policy").Single(),
                    StringComparison.Ordinal
                );
            }
        );
    }

    [Fact]
    public async Task Result_HasTheVerdictFirstThenTheVersionAndChecks()
    {
        var page = await AnswerAsync(await _host.FileAsync());
        Assert.StartsWith(VerdictSentences.Identical, page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='/matrices/sample/versions/1']"));
        Assert.Equal(
            ["Regenerated", "Signature", "Attached content"],
            page.QuerySelectorAll(".checks tbody th").Select(head => head.TextContent)
        );
        Assert.Equal(
            ["passed", "passed", "passed"],
            page.QuerySelectorAll(".checks tbody td:nth-child(2)").Select(cell => cell.TextContent)
        );
    }

    [Fact]
    public async Task Result_OfAnAlteredFile_ListsTheDifferences()
    {
        var page = await AnswerAsync([.. await _host.FileAsync(), 1]);
        Assert.StartsWith("Altered: ", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main li"), item => item.TextContent == "bytes after the end of the file");
    }

    [Fact]
    public async Task Result_WithHostileTextOfTheFile_ShowsItAsText()
    {
        var page = await AnswerAsync("{\"format\":\"<script>alert(1)</script>\"}"u8.ToArray());
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Contains("<script>", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_FromAnotherSite_IsRefused()
    {
        using var refused = await SendAsync(await _host.FileAsync(), ("Origin", "https://elsewhere.example"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var own = await SendAsync(await _host.FileAsync(), ("Origin", _host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task File_ThatIsTooLarge_IsRefusedInWords()
    {
        using var refused = await SendAsync(new byte[FileVerifier.FileMaxBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.Contains(
            "more than 16 MB",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task File_ThatTakesTooLong_IsRefusedInWords()
    {
        var clock = new PatientClock();
        await using var host = PortalHost.Start(null, clock, ("Portal:Seed", "none"));
        using var connection = new TcpClient(host.Client.BaseAddress!.Host, host.Client.BaseAddress.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(
            "POST /verify HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n--x\r\n"u8.ToArray(),
            TestContext.Current.CancellationToken
        );
        await clock.Waits.Task.WaitAsync(TestContext.Current.CancellationToken);
        clock.Advance(PatientClock.TimeLimit);

        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 408 Request Timeout", await reader.ReadLineAsync(TestContext.Current.CancellationToken));

        // The server can reset the connection after its response, because it never read the rest of the request.
        string? line;
        do
        {
            line = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
            Assert.NotNull(line);
        } while (!line.Contains("It arrived too slowly: at least 32 KB a second are needed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_WithoutAFile_AsksForOne()
    {
        using var empty = await SendAsync([]);
        Assert.Equal(HttpStatusCode.BadRequest, empty.StatusCode);
        using var other = await _host.Client.PostAsync(
            Address,
            new FormUrlEncodedContent([new("file", "text")]),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        Assert.Contains(
            "Choose a file first.",
            await other.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Form_SentTooOften_HasToWait()
    {
        var statuses = new List<HttpStatusCode>();
        for (var run = 0; run < 31; run++)
        {
            using var response = await SendAsync("x"u8.ToArray(), ("X-Forwarded-For", "192.0.2.77"));
            statuses.Add(response.StatusCode);
        }

        Assert.All(statuses.Take(30), status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
    }

    [Fact]
    public async Task Form_OfAClosedPortal_NeedsASession()
    {
        await using var closed = PortalHost.Start(("Portal:Seed", "none"), ("Portal:ReadersMustSignIn", "True"));
        using var response = await closed.GetAsync(Address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    [Fact]
    public async Task Form_IsLinkedFromEveryPageOfAMatrix() =>
        Assert.NotNull((await _host.ReadPageAsync("/matrices/sample")).QuerySelector("footer a[href='/verify']"));

    [Fact]
    public void Files_BeyondTheLimitAtOnce_HaveToWait()
    {
        using var gate = _host.Services.GetRequiredService<VerifyingLimit>();
        var received = Enumerable.Range(0, 3).Select(_ => gate.Receive("192.0.2.1")).ToList();
        Assert.DoesNotContain(null, received);
        Assert.Null(gate.Receive("192.0.2.1"));
        using var other = gate.Receive("192.0.2.2");
        Assert.NotNull(other);
        received.ForEach(lease => lease!.Dispose());
        using var again = gate.Receive("192.0.2.1");
        Assert.NotNull(again);
    }

    private async Task<IHtmlDocument> AnswerAsync(byte[] file)
    {
        using var response = await SendAsync(file);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<HttpResponseMessage> SendAsync(byte[] file, params (string Name, string Value)[] headers)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(file), "file", "report.pdf" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, Address) { Content = form };
        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return await _host.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
