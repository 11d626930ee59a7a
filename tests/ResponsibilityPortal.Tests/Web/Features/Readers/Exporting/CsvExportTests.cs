using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Exporting;

public sealed class CsvExportTests(SeededPortal seeded)
{
    private const string Address = "/matrices/yugabytedb/versions/1/export.csv";

    private readonly PortalHost _portal = seeded.Host;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", ',', "text/csv", ".csv")]
    [InlineData("?separator=comma", ',', "text/csv", ".csv")]
    [InlineData("?separator=Semicolon", ';', "text/csv", ".csv")]
    [InlineData("?separator=tab", '\t', "text/tab-separated-values", ".tsv")]
    public async Task Separator_AskedFor_StandsBetweenTheFields(string query, char separator, string mediaType, string extension)
    {
        using var answer = await _portal.GetAsync(Address + query);
        Assert.Equal(
            (HttpStatusCode.OK, mediaType, extension),
            (
                answer.StatusCode,
                answer.Content.Headers.ContentType?.MediaType,
                Path.GetExtension(answer.Content.Headers.ContentDisposition?.FileName)
            )
        );
        var header = (await answer.Content.ReadAsStringAsync(Cancellation)).TrimStart('\uFEFF').Split("\r\n")[0];
        Assert.StartsWith($"matrix{separator}version{separator}domain", header, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Separator_Another_GivesAnotherEntityTag()
    {
        var tags = new List<string?>();
        foreach (var query in new[] { "", "?separator=semicolon", "?separator=tab", "?separator=comma" })
        {
            using var answer = await _portal.GetAsync(Address + query);
            tags.Add(answer.Headers.ETag?.Tag);
        }

        Assert.Equal(3, tags.Distinct().Count());
        Assert.Equal(tags[0], tags[3]);
    }

    /// <summary>Spreadsheets guess the encoding of a file without the mark, so it is there unless a program asks for none.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("?bom=1", true)]
    [InlineData("?bom=1&separator=tab", true)]
    [InlineData("?bom=0", false)]
    public async Task ByteOrderMark_IsLeftOutOnRequestOnly(string query, bool isThere)
    {
        using var answer = await _portal.GetAsync(Address + query);
        var bytes = await answer.Content.ReadAsByteArrayAsync(Cancellation);
        Assert.Equal(isThere, bytes is [0xEF, 0xBB, 0xBF, ..]);
        using var plain = await _portal.GetAsync(Address, ("If-None-Match", answer.Headers.ETag!.Tag));
        Assert.Equal(query is "" or "?bom=1" ? HttpStatusCode.NotModified : HttpStatusCode.OK, plain.StatusCode);
    }

    [Fact]
    public async Task ByteOrderMark_WithAnotherValue_IsRefused()
    {
        using var answer = await _portal.GetAsync($"{Address}?bom=yes");
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("1, for a byte order mark", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?separator=pipe")]
    [InlineData("?separator=%3B")]
    [InlineData("?separator=tab&separator=semicolon")]
    public async Task Separator_Unknown_IsRefused(string query)
    {
        using var answer = await _portal.GetAsync(Address + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("comma, semicolon or tab", await answer.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Separator_OfTheCurrentExport_GoesWithTheRedirect()
    {
        using var answer = await _portal.GetAsync("/matrices/yugabytedb/export.csv?separator=semicolon");
        Assert.EndsWith("/versions/1/export.csv?separator=semicolon", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    /// <summary>At the best quality, a matrix of 1,200 rows took at least ten seconds, instead of a tenth of a second.</summary>
    [Fact]
    public async Task LargeFile_IsCompressedQuickly()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await _portal.Client.SendAsync(request, Cancellation);
        Assert.EndsWith("-br5\"", answer.Headers.ETag?.Tag, StringComparison.Ordinal);
    }
}
