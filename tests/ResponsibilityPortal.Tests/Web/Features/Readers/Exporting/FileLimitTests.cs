using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Readers.Exporting;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Exporting;

/// <summary>Files that are written for each request don't take all cores, and no client takes all turns.</summary>
public sealed class FileLimitTests : IAsyncLifetime
{
    private const string Version = "/matrices/sample/versions/1";
    private const string Network = "192.0.2.9";

    private PortalHost _host = null!;

    /// <summary>Every turn and every place in the queue, and one more for a machine with one core.</summary>
    private static int Most => Environment.ProcessorCount + FileLimit.WaitingMax;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private FileLimit Limit => _host.Services.GetRequiredService<FileLimit>();

    public async ValueTask InitializeAsync()
    {
        _host = PortalHost.Start(("Portal:Seed", "none"), ("Portal:ExportsPerNetwork", "1"), ("Portal:UncachedPagesPerMinute", "9"));
        await _host.PublishAsync(Given.Matrix());
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Export_MoreThanTheShareOfANetwork_IsRefused()
    {
        var xlsx = $"{Version}/export.{ExportFormat.Xlsx.Key}";
        using var known = await FromAsync("198.51.100.1", xlsx);
        var share = Limit.Share(Request(Network));
        using var refused = await FromAsync(Network, xlsx);
        using var other = await FromAsync("198.51.100.2", xlsx);
        using var inMemory = await FromAsync(Network, $"{Version}/export.{ExportFormat.Json.Key}");
        using var unchanged = await _host.GetAsync(xlsx, ("X-Forwarded-For", Network), ("If-None-Match", known.Headers.ETag!.Tag));
        share!.Dispose();
        using var after = await FromAsync(Network, xlsx);

        Assert.Equal(
            [HttpStatusCode.TooManyRequests, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK],
            new[] { refused, other, inMemory, unchanged, after }.Select(response => response.StatusCode)
        );
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Null(refused.Headers.ETag);
        Assert.Contains(
            "Exports are limited to 1 at once for each network.",
            await refused.Content.ReadAsStringAsync(Stop),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Export_WithAFullQueue_AsksToTryAgain()
    {
        var turns = Enumerable.Range(0, Most).Select(_ => Limit.EnterAsync(Stop)).ToList();
        using var refused = await FromAsync(Network, $"{Version}/export.{ExportFormat.Markdown.Key}");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        Assert.Null(refused.Headers.ETag);
        foreach (var turn in turns)
        {
            (await turn)?.Dispose();
        }

        using var after = await FromAsync(Network, $"{Version}/export.{ExportFormat.Markdown.Key}");
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    public static TheoryData<string> Streamed =>
        [ExportFormat.Csv.Key, ExportFormat.Xlsx.Key, ExportFormat.Markdown.Key, ExportFormat.Oscal.Key];

    /// <summary>Sending can take as long as the reader needs. Only the work has a limit.</summary>
    [Theory]
    [MemberData(nameof(Streamed))]
    public async Task Export_WithASlowReader_DoesNotBlockOthers(string format)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var reader = new SlowReader();
        var context = Request(Network, scope.ServiceProvider, reader);
        context.Request.RouteValues["version"] = "1";
        context.Request.RouteValues["format"] = format;
        var serving = ExportingEndpoints.ServeAsync(context);
        await reader.Began;
        var turns = await Task.WhenAll(
                Enumerable.Range(0, Math.Max(Environment.ProcessorCount - 1, 1)).Select(_ => Limit.EnterAsync(Stop))
            )
            .WaitAsync(Timeouts.Hang, Stop);
        reader.Read();

        Assert.False(serving.IsCompleted);
        Array.ForEach(turns, turn => turn!.Dispose());
        await serving;
        Assert.NotNull(Limit.Share(Request(Network)));
    }

    /// <summary>The limit of a minute was once asked when the file was already made.</summary>
    [Fact]
    public async Task Export_WithoutAllowance_IsRefusedBeforeItIsMade()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var made = 0;
        var answers = new List<int>();
        for (var request = 1; request <= 10; request++)
        {
            var context = Request(Network, scope.ServiceProvider, new MemoryStream());
            var export = new PreparedExport.Ready(
                $"tag-{request}",
                "file.md",
                ExportFormat.Markdown.MediaType,
                _ =>
                {
                    made++;
                    return Task.FromResult<MadeExport>(new MadeExport.Streamed((_, _) => Task.CompletedTask));
                }
            )
            {
                IsStreamed = true,
            };
            await ExportResponse.SendAsync(context, isCompressed: false, export);
            answers.Add(context.Response.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(StatusCodes.Status200OK, 9), StatusCodes.Status429TooManyRequests], answers);
        Assert.Equal(9, made);
    }

    private Task<HttpResponseMessage> FromAsync(string network, string address) => _host.GetAsync(address, ("X-Forwarded-For", network));

    private static DefaultHttpContext Request(string network, IServiceProvider? services = null, Stream? body = null)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(network);
        context.Request.Method = HttpMethods.Get;
        context.Request.RouteValues["matrix"] = "sample";
        if (services is not null && body is not null)
        {
            context.RequestServices = services;
            context.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        }

        return context;
    }
}
