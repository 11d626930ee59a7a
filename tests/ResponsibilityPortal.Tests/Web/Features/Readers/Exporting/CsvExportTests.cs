using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Exporting;

public sealed class CsvExportTests : IAsyncLifetime
{
    private const string Address = "/matrices/yugabytedb/versions/1/export.csv";

    private PortalHost _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        _portal = PortalHost.Start();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("", ',', "text/csv", "yugabytedb-v1.csv")]
    [InlineData("?separator=comma", ',', "text/csv", "yugabytedb-v1.csv")]
    [InlineData("?separator=Semicolon", ';', "text/csv", "yugabytedb-v1.csv")]
    [InlineData("?separator=tab", '\t', "text/tab-separated-values", "yugabytedb-v1.tsv")]
    public async Task Separator_AskedFor_StandsBetweenTheFields(string query, char separator, string mediaType, string name)
    {
        using var answer = await _portal.GetAsync(Address + query);
        Assert.Equal((HttpStatusCode.OK, mediaType, name), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentDisposition?.FileName));
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

    /// <summary>At the best quality a matrix of 1,200 rows took ten seconds and more, against a tenth of one.</summary>
    [Fact]
    public async Task LargeFile_IsCompressedQuickly()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.AcceptEncoding.ParseAdd("br");
        using var answer = await _portal.Client.SendAsync(request, Cancellation);
        Assert.EndsWith("-br5\"", answer.Headers.ETag?.Tag, StringComparison.Ordinal);
    }
}
