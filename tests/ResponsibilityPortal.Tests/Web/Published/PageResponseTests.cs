using System.IO.Compression;
using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

public sealed class PageResponseTests(SeededPortal seeded)
{
    /// <summary>Framing headers can be omitted where there is no body (RFC 9110, section 9.3.2).</summary>
    private static readonly string[] NotCompared = ["Date", "Transfer-Encoding"];

    public static TheoryData<string> Revalidated => PortalAddresses.AsTheory(PortalAddresses.Published, PortalAddresses.Machine);

    public static TheoryData<string> Open =>
        PortalAddresses.AsTheory(
            PortalAddresses.Published,
            PortalAddresses.Machine,
            PortalAddresses.Redirects,
            PortalAddresses.Missing,
            PortalAddresses.Operations
        );

    [Theory]
    [MemberData(nameof(Revalidated))]
    public async Task Page_IsPublicRevalidatedAndHasAStrongTag(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["public, no-cache"], HeaderOf(response, "Cache-Control"));
        Assert.Equal(VaryOf(address), HeaderOf(response, "Vary"));
        Assert.NotNull(response.Headers.ETag);
        Assert.False(response.Headers.ETag.IsWeak);
    }

    /// <summary>The page of a responsibility is JSON or Markdown for clients that ask for it at the same address.</summary>
    private static string[] VaryOf(string address) =>
        address.Contains("/responsibilities/", StringComparison.Ordinal)
            ? ["Accept", "Accept-Encoding"]
            : ["Accept-Encoding"];

    [Theory]
    [MemberData(nameof(Revalidated))]
    public async Task Page_WithItsTag_IsNotSentAgain(string address)
    {
        foreach (var encoding in new[] { "identity", "gzip", "br" })
        {
            using var first = await seeded.Host.GetAsync(address, ("Accept-Encoding", encoding));
            var (known, again) = await RevalidateAsync(address, encoding, first.Headers.ETag!.ToString());
            using (again)
            {
                Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
                Assert.Equal(known, again.Headers.ETag!.ToString());
                Assert.Equal(["public, no-cache"], HeaderOf(again, "Cache-Control"));
                Assert.Equal(VaryOf(address), HeaderOf(again, "Vary"));
                Assert.Empty(await BytesOf(again));
            }
        }
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData("W/{0}", true)]
    [InlineData("\"other\", {0}", true)]
    [InlineData("\"other\",W/{0} , \"third\"", true)]
    [InlineData("*", true)]
    [InlineData("\"other\"", false)]
    [InlineData("not a tag", false)]
    [InlineData("", false)]
    public async Task IfNoneMatch_IsComparedWithTheTag(string known, bool matches)
    {
        const string address = "/matrices/yugabytedb/versions";
        using var first = await seeded.Host.GetAsync(address);
        using var again = await seeded.Host.GetAsync(
            address,
            ("If-None-Match", string.Format(System.Globalization.CultureInfo.InvariantCulture, known, first.Headers.ETag))
        );
        Assert.Equal(matches ? HttpStatusCode.NotModified : HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Head_IsAnsweredLikeGetWithoutTheBody(string address)
    {
        using var get = await seeded.Host.GetAsync(address, ("Accept-Encoding", "br"));
        using var head = await seeded.Host.SendAsync(HttpMethod.Head, address, ("Accept-Encoding", "br"));
        using var after = await seeded.Host.GetAsync(address, ("Accept-Encoding", "br"));
        Assert.Equal(get.StatusCode, head.StatusCode);
        // A page that is requested again gets better Brotli compression, once: before the second request or after it.
        Assert.Contains(HeadersOf(head), (IEnumerable<string>)[HeadersOf(get), HeadersOf(after)]);
        Assert.Empty(await BytesOf(head));
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("GZIP", "gzip")]
    [InlineData("deflate", "")]
    [InlineData("identity", "")]
    [InlineData("*", "br")]
    [InlineData("gzip;q=1.0, *;q=0", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("br;q=0, gzip;q=0", "")]
    [InlineData("*;q=0", "")]
    [InlineData("brotli, gzipped", "")]
    [InlineData("br;q=nonsense", "")]
    public async Task AcceptEncoding_SelectsTheEncoding(string? accepted, string expected)
    {
        using var response = accepted is null
            ? await seeded.Host.GetAsync("/matrices/yugabytedb")
            : await seeded.Host.GetAsync("/matrices/yugabytedb", ("Accept-Encoding", accepted));
        Assert.Equal(expected, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Equal(await seeded.Host.ReadAsync("/matrices/yugabytedb"), Unpacked(await BytesOf(response), expected));
    }

    [Fact]
    public async Task Encodings_HaveDifferentTags()
    {
        var tags = new List<string>();
        foreach (var encoding in new[] { "identity", "gzip", "br" })
        {
            using var response = await seeded.Host.GetAsync("/matrices/yugabytedb", ("Accept-Encoding", encoding));
            tags.Add(response.Headers.ETag!.Tag);
        }

        Assert.Equal(3, tags.Distinct().Count());
    }

    /// <summary>
    /// Requests a page with its tag. A page that is requested again gets better Brotli compression, once, and a strong tag names exact
    /// bytes: when that happens in between, requests it with the new tag. The tags of other encodings never change.
    /// </summary>
    private async Task<(string Known, HttpResponseMessage Response)> RevalidateAsync(string address, string encoding, string known)
    {
        var response = await AskAsync(known);
        if (response.Headers.ETag!.ToString() is var current && current != known && encoding == "br")
        {
            response.Dispose();
            (known, response) = (current, await AskAsync(current));
        }

        return (known, response);

        Task<HttpResponseMessage> AskAsync(string tag) =>
            seeded.Host.GetAsync(address, ("Accept-Encoding", encoding), ("If-None-Match", tag));
    }

    private static IEnumerable<string> HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values : [];

    private static string HeadersOf(HttpResponseMessage response) =>
        string.Join(
            '\n',
            response
                .Headers.Concat(response.Content.Headers)
                .Where(header => !NotCompared.Contains(header.Key))
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
                .Where(header => header != "Content-Length: 0")
                .Order(StringComparer.Ordinal)
        );

    private static async Task<byte[]> BytesOf(HttpResponseMessage response) =>
        await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static string Unpacked(byte[] body, string encoding)
    {
        using var packed = new MemoryStream(body);
        using Stream stream = encoding switch
        {
            "br" => new BrotliStream(packed, CompressionMode.Decompress),
            "gzip" => new GZipStream(packed, CompressionMode.Decompress),
            _ => packed,
        };
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
