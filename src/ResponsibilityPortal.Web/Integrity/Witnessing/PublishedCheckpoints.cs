using System.Text;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>Reads the checkpoints of a portal, from a file or from the portal's public address.</summary>
internal static class PublishedCheckpoints
{
    /// <summary>Enough for a hundred thousand checkpoints.</summary>
    private const long MaxBytes = 64L << 20;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <param name="from">A file, or an address that begins with https:// or http://.</param>
    /// <exception cref="StoreRefusedException">They can't be fetched, or the content is something other than checkpoints.</exception>
    public static async Task<CheckpointFile> ReadAsync(string from, CancellationToken cancellationToken)
    {
        var isAddress =
            Uri.TryCreate(from, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
        var text = isAddress ? await FetchAsync(address!, cancellationToken) : await File.ReadAllTextAsync(from, cancellationToken);
        return CheckpointFile.Read(text) switch
        {
            { Problem: { } problem } => throw new StoreRefusedException($"'{from}' contains something other than checkpoints. {problem}"),
            { Checkpoints.Count: 0 } => throw new StoreRefusedException($"'{from}' contains no checkpoint."),
            var file => file,
        };
    }

    private static async Task<string> FetchAsync(Uri address, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { Timeout = TimeLimit, MaxResponseContentBufferSize = MaxBytes };
        try
        {
            // Checkpoints are UTF-8, whatever the Content-Type of the response.
            return Encoding.UTF8.GetString(await client.GetByteArrayAsync(address, cancellationToken));
        }
        catch (Exception exception)
            when (exception is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new StoreRefusedException($"The checkpoints can't be fetched from {address}: {exception.Message}", exception);
        }
    }
}
