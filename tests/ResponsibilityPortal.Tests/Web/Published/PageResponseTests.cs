using System.IO.Compression;
using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

public sealed class PageResponseTests(SeededPortal seeded)
{
    /// <summary>How a body is framed need not be said where there is none (RFC 9110, section 9.3.2).</summary>
    private static readonly string[] NotCompared = ["Date", "Transfer-Encoding"];

    public static TheoryData<string> Revalidated => PortalAddresses.AsTheory(PortalAddresses.Published, PortalAddresses.Machine);

    public static TheoryData<string> Open =>
        PortalAddresses.AsTheory(PortalAddresses.Published, PortalAddresses.Machine, PortalAddresses.Redirects, PortalAddresses.Missing, PortalAddresses.Operations);

    [Theory]
    [MemberData(nameof(Revalidated))]
    public async Task Is_public_but_asked_for_again_and_has_a_strong_tag(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(["public, no-cache"], HeaderOf(response, "Cache-Control"));
        Assert.Equal(["Accept-Encoding"], HeaderOf(response, "Vary"));
        Assert.NotNull(response.Headers.ETag);
        Assert.False(response.Headers.ETag.IsWeak);
    }

    [Theory]
    [MemberData(nameof(Revalidated))]
    public async Task Is_not_sent_again_to_who_has_it(string address)
    {
        foreach (var encoding in new[] { "identity", "gzip", "br" })
        {
            using var first = await seeded.Host.GetAsync(address, ("Accept-Encoding", encoding));
            using var again = await seeded.Host.GetAsync(address, ("Accept-Encoding", encoding), ("If-None-Match", first.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Equal(first.Headers.ETag, again.Headers.ETag);
            Assert.Equal(["public, no-cache"], HeaderOf(again, "Cache-Control"));
            Assert.Equal(["Accept-Encoding"], HeaderOf(again, "Vary"));
            Assert.Empty(await BytesOf(again));
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
    public async Task Compares_the_tags_a_client_has(string known, bool matches)
    {
        const string address = "/matrices/yugabytedb/versions";
        using var first = await seeded.Host.GetAsync(address);
        using var again = await seeded.Host.GetAsync(
            address, ("If-None-Match", string.Format(System.Globalization.CultureInfo.InvariantCulture, known, first.Headers.ETag)));
        Assert.Equal(matches ? HttpStatusCode.NotModified : HttpStatusCode.OK, again.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Answers_HEAD_as_GET_without_the_body(string address)
    {
        using var get = await seeded.Host.GetAsync(address, ("Accept-Encoding", "br"));
        using var head = await seeded.Host.SendAsync(HttpMethod.Head, address, ("Accept-Encoding", "br"));
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(HeadersOf(get), HeadersOf(head));
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
    public async Task Sends_the_encoding_asked_for(string? accepted, string expected)
    {
        using var response = accepted is null
            ? await seeded.Host.GetAsync("/matrices/yugabytedb")
            : await seeded.Host.GetAsync("/matrices/yugabytedb", ("Accept-Encoding", accepted));
        Assert.Equal(expected, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Equal(await seeded.Host.ReadAsync("/matrices/yugabytedb"), Unpacked(await BytesOf(response), expected));
    }

    [Fact]
    public async Task Each_encoding_has_a_tag_of_its_own()
    {
        var tags = new List<string>();
        foreach (var encoding in new[] { "identity", "gzip", "br" })
        {
            using var response = await seeded.Host.GetAsync("/matrices/yugabytedb", ("Accept-Encoding", encoding));
            tags.Add(response.Headers.ETag!.Tag);
        }

        Assert.Equal(3, tags.Distinct().Count());
    }

    private static IEnumerable<string> HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values : [];

    private static List<string> HeadersOf(HttpResponseMessage response) =>
    [
        .. response.Headers.Concat(response.Content.Headers)
            .Where(header => !NotCompared.Contains(header.Key))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}")
            .Where(header => header != "Content-Length: 0")
            .Order(StringComparer.Ordinal),
    ];

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
