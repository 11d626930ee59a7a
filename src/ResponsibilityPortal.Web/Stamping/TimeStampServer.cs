using System.Globalization;
using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Stamping;

/// <summary>
/// Requests time stamps from the configured server over HTTP (RFC 3161, 3.4). Checks its responses before callers get them.
/// </summary>
public sealed class TimeStampServer(IOptions<PdfOptions> options, TrustedStamps trusted) : IDisposable
{
    /// <summary>In bytes. A time stamp with certificates has a few thousand.</summary>
    private const int AnswerMaxBytes = 64 * 1_024;

    private static readonly MediaTypeHeaderValue Query = new("application/timestamp-query");

    /// <summary>Redirects aren't followed. The caller sets the time limit.</summary>
    private readonly HttpClient _client = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        }
    )
    {
        MaxResponseContentBufferSize = AnswerMaxBytes,
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <param name="signature">The signature to stamp.</param>
    /// <param name="cancellationToken">Ends the wait for the answer.</param>
    /// <exception cref="OperationCanceledException">The server didn't respond in time.</exception>
    public async Task<TimeStampAnswer> AskAsync(ReadOnlyMemory<byte> signature, CancellationToken cancellationToken)
    {
        var request = new TimeStampRequest(signature);
        using var content = new ByteArrayContent(request.Bytes);
        content.Headers.ContentType = Query;
        try
        {
            using var response = await _client.PostAsync(new Uri(options.Value.TimeStampServer!), content, cancellationToken);
            return response.IsSuccessStatusCode
                ? request.Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), trusted.Trust)
                : new TimeStampAnswer.Refused(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The time-stamp server answered with the status {(int)response.StatusCode}."
                    )
                );
        }
        catch (HttpRequestException exception)
        {
            return new TimeStampAnswer.Refused(
                exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded
                    ? string.Create(CultureInfo.InvariantCulture, $"The time-stamp server answered with more than {AnswerMaxBytes} bytes.")
                    : "The time-stamp server can't be reached."
            )
            {
                Exception = exception,
            };
        }
    }

    public void Dispose() => _client.Dispose();
}
