using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ResponsibilityPortal.Web.Features.Readers.Exporting;

namespace ResponsibilityPortal.Tests.Support.Stamping;

/// <summary>A time-stamp server on a port of this machine (RFC 3161, 3.4): an authority behind HTTP, which tests can make fail.</summary>
internal sealed class TimeStampResponder : IAsyncDisposable
{
    private readonly WebApplication _server;
    private int _requests;

    private TimeStampResponder(TimeStampAuthority authority)
    {
        Authority = authority;
        Respond = authority.AnswerAsync;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _server = builder.Build();
        _server.MapPost("/stamps", AnswerAsync);
    }

    public TimeStampAuthority Authority { get; }

    public string Address => $"{_server.Urls.Single()}/stamps";

    /// <summary>How many requests it got.</summary>
    public int Requests => _requests;

    /// <summary>The response to a request.</summary>
    public Func<byte[], Task<byte[]>> Respond { get; set; }

    /// <summary>The status of its responses.</summary>
    public int Status { get; set; } = StatusCodes.Status200OK;

    /// <summary>Settings with which a portal uses it and trusts its authority.</summary>
    public (string Key, string Value)[] Settings =>
        [("Pdf:TimeStampServer", Address), ("Pdf:TimeStampCertificate", Authority.CertificateFile)];

    /// <summary>Makes a portal request stamps only for reports that readers request.</summary>
    public static void OnlyOnDemand(IServiceCollection services) =>
        services.Remove(services.Single(service => service.ImplementationType == typeof(StampsAhead)));

    public static async Task<TimeStampResponder> StartAsync(TimeStampAuthority? authority = null)
    {
        var responder = new TimeStampResponder(authority ?? await TimeStampAuthority.MakeAsync());
        await responder._server.StartAsync(TestContext.Current.CancellationToken);
        return responder;
    }

    /// <summary>Stops it early: nothing listens on its port afterwards.</summary>
    public Task StopAsync() => _server.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Authority.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _requests);
        Assert.Equal("application/timestamp-query", context.Request.ContentType);
        using var query = new MemoryStream();
        await context.Request.Body.CopyToAsync(query, context.RequestAborted);
        var answer = await Respond(query.ToArray());
        context.Response.StatusCode = Status;
        context.Response.ContentType = "application/timestamp-reply";
        await context.Response.Body.WriteAsync(answer, context.RequestAborted);
    }
}
