using System.Net;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Formats.Xlsx;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Exporting;

public sealed class XlsxExportTests : IAsyncLifetime
{
    private const string Third = "/matrices/sample/versions/3/export.xlsx";

    private PortalHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = PortalHost.Start(("Portal:Seed", "none"));
        await _host.PublishAsync(Given.Matrix());
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug));
        await _host.PublishAsync(Given.Matrix().Moving("keys", "saas", Party.ReaderSlug) with { Contact = "Ask." });
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Changes_AreThoseSinceTheVersionBeforeOrTheOneAskedFor()
    {
        using var latest = new OpenWorkbook(await BytesAsync(Third));
        using var all = new OpenWorkbook(await BytesAsync($"{Third}?from=1"));

        Assert.Equal(["Matrix details"], latest.Rows("Changes").Skip(2).Select(row => row[0]));
        Assert.Equal(["Accountability moves", "Matrix details"], all.Rows("Changes").Skip(2).Select(row => row[0]));
        Assert.Contains("/versions/3/export.xlsx?from=1", string.Join('\n', all.Texts("About").Values), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ETag_IsThatOfTheFile()
    {
        using var first = await _host.GetAsync(Third);
        using var same = await _host.GetAsync($"{Third}?from=2&view=checklist", ("If-None-Match", first.Headers.ETag!.Tag));
        using var other = await _host.GetAsync($"{Third}?from=1", ("If-None-Match", first.Headers.ETag!.Tag));

        Assert.Equal((HttpStatusCode.NotModified, HttpStatusCode.OK), (same.StatusCode, other.StatusCode));
        Assert.Empty(first.Content.Headers.ContentEncoding);
        Assert.Equal(await BytesAsync(Third), await BytesAsync($"{Third}?from=2"));
    }

    [Theory]
    [InlineData("?from=3", "changes in version 3 can be listed since versions 1 to 2")]
    [InlineData("?model=nowhere", "is not a hosting model of this matrix")]
    public async Task UnknownValue_IsRefused(string query, string sentence)
    {
        using var answer = await _host.GetAsync(Third + query);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(sentence, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileName_NamesColumnsVersionAndDate()
    {
        using var answer = await _host.GetAsync($"{Third}?deployment=hosted");
        Assert.Matches(
            @"^sample-hosted-v3-\d{4}-\d{2}-\d{2}-filtered\.xlsx$",
            answer.Content.Headers.ContentDisposition?.FileName
        );
    }

    private async Task<byte[]> BytesAsync(string address)
    {
        using var answer = await _host.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
