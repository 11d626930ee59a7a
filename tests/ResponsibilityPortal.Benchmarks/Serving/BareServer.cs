using Microsoft.Net.Http.Headers;

namespace ResponsibilityPortal.Benchmarks.Serving;

/// <summary>
/// Kestrel without any middleware: one handler writes the bytes of a file, which it holds in memory, with five headers. No program on this
/// server can be faster.
/// </summary>
internal static class BareServer
{
    public const string Command = "serve-bytes";

    /// <param name="file">The bytes to serve, compressed with gzip.</param>
    public static async Task RunAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(file);
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context =>
        {
            var response = context.Response;
            response.ContentType = "text/html; charset=utf-8";
            response.ContentLength = bytes.Length;
            response.Headers.ContentEncoding = "gzip";
            response.Headers.CacheControl = "public, no-cache";
            response.Headers.Vary = HeaderNames.AcceptEncoding;
            return response.Body.WriteAsync(bytes).AsTask();
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
    }
}
