using System.Net;
using System.Text.Json;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Api.V1.Reading;

/// <summary>Programs learn in which formats they get a version, and what each of them can't carry.</summary>
public sealed class FilesApiTests(SeededPortal seeded)
{
    private const string Api = "/api/v1/matrices/yugabytedb";

    [Theory]
    [InlineData($"{Api}/files")]
    [InlineData($"{Api}/versions/1/files")]
    public async Task Files_AreInEveryFormatWithALink(string address)
    {
        var body = await ReadAsync(seeded.Host, address);
        var files = body.GetProperty("files").EnumerateArray().ToList();

        Assert.Equal((1, "in-force"), (body.GetProperty("version").GetInt32(), body.GetProperty("state").GetString()));
        Assert.EndsWith("/matrices/yugabytedb/versions/1/downloads", body.GetProperty("address").GetString()!, StringComparison.Ordinal);
        Assert.Equal(
            ExportFormat.All.Select(format => (format.Key, format.Title, format.MediaType, format.HeedsFilter)),
            files.Select(file =>
                (
                    file.GetProperty("format").GetString()!,
                    file.GetProperty("name").GetString()!,
                    file.GetProperty("mediaType").GetString()!,
                    file.GetProperty("followsFilters").GetBoolean()
                )
            )
        );
        foreach (var file in files)
        {
            using var head = await seeded.Host.SendAsync(HttpMethod.Head, file.GetProperty("address").GetString()!);
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal(file.GetProperty("mediaType").GetString(), head.Content.Headers.ContentType!.ToString());
            Assert.Equal(JsonValueKind.Null, file.GetProperty("problem").ValueKind);
        }
    }

    [Fact]
    public async Task Losses_AreThoseOfThePage()
    {
        var page = await seeded.Host.ReadPageAsync("/matrices/yugabytedb/downloads?deployment=aeon");
        var body = await ReadAsync(seeded.Host, $"{Api}/files?deployment=aeon");

        Assert.Equal("aeon", body.GetProperty("deployment").GetString());
        Assert.Equal(
            page.QuerySelectorAll("tbody tr").Select(row => (row.Children[0].TextContent, row.Children[1].TextContent)),
            body.GetProperty("files")
                .EnumerateArray()
                .SelectMany(file => file.GetProperty("losses").EnumerateArray())
                .Select(loss => (loss.GetProperty("code").GetString()!, loss.GetProperty("count").ToString()))
        );
        Assert.Empty(FileOf(body, ExportFormat.Json).GetProperty("losses").EnumerateArray());
        Assert.Equal(
            LossKind.Filtered.Sentence,
            FileOf(body, ExportFormat.Xlsx).GetProperty("losses")[0].GetProperty("sentence").GetString()
        );
    }

    [Fact]
    public async Task Link_WithFilters_HasThoseThatTheFormatFollows()
    {
        var body = await ReadAsync(seeded.Host, $"{Api}/files?deployment=aeon&view=checklist");

        Assert.EndsWith("export.csv?deployment=aeon&view=checklist", AddressIn(body, ExportFormat.Csv), StringComparison.Ordinal);
        Assert.EndsWith("export.xlsx?deployment=aeon", AddressIn(body, ExportFormat.Xlsx), StringComparison.Ordinal);
        Assert.EndsWith("export.json", AddressIn(body, ExportFormat.Json), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Matrix_ThatDoesNotFitAFormat_HasTheReason()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix());
        var file = FileOf(await ReadAsync(host, "/api/v1/matrices/sample/files"), ExportFormat.Caiq);

        Assert.Equal(JsonValueKind.Null, file.GetProperty("address").ValueKind);
        Assert.Contains("needs a framework", file.GetProperty("problem").GetString()!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/matrices/nothing/files", 404, "not-published")]
    [InlineData($"{Api}/versions/9/files", 404, "version-unknown")]
    [InlineData($"{Api}/files?deployment=moon", 400, "filter-unknown")]
    public async Task Request_ThatCannotBeAnswered_IsAProblem(string address, int status, string code) =>
        (await new ApiClient(seeded.Host, null).GetAsync(address)).Is((HttpStatusCode)status, code);

    private static JsonElement FileOf(JsonElement body, ExportFormat format) =>
        body.GetProperty("files").EnumerateArray().Single(file => file.GetProperty("format").GetString() == format.Key);

    private static string AddressIn(JsonElement body, ExportFormat format) => FileOf(body, format).GetProperty("address").GetString()!;

    private static async Task<JsonElement> ReadAsync(PortalHost host, string address) =>
        JsonDocument.Parse(await host.ReadAsync(address)).RootElement;
}
