using System.Text;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Stamping;

/// <summary>
/// Gets reports their time stamps, each report once. The server is asked one request after another, and after a failure not again for a
/// while: reports are given without a stamp until then, and nobody waits for a server that does not answer.
/// </summary>
public sealed partial class TimeStamps(IOptions<PdfOptions> options, TimeStampServer server, KeptStamps kept, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<TimeStamps> logger) : IDisposable
{
    /// <summary>How long one report waits for the server in all. Making the report, which may wait for others, doesn't count.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>How long the server is left alone after a failure.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many stamps are asked for until one has the length of the one before. Those of a server with an RSA key have one length for the
    /// most part, those of one with an elliptic curve two or three.
    /// </summary>
    private const int TriesMaxCount = 12;

    private readonly SemaphoreSlim _turn = new(1);
    private DateTimeOffset? _pausedUntil;
    private int _length;

    /// <summary>Whether reports get stamps.</summary>
    public bool IsOn => options.Value.IsStamping;

    /// <summary>Why the last report that asked for a stamp has none, as a sentence; null when it has one.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the server is asked for a report that has no stamp yet.</summary>
    public bool MayAsk => IsOn && (_pausedUntil is not { } until || clock.GetUtcNow() >= until);

    /// <summary>The tag of a report with a stamp: it has other bytes than without.</summary>
    /// <param name="tag">The tag of the report without one.</param>
    public static string TagWith(string tag, ReadOnlyMemory<byte> stamp) => Sha256Hash.Of(Encoding.UTF8.GetBytes($"{tag}\n{Sha256Hash.Of(stamp.Span)}"))[..tag.Length];

    /// <summary>The stamp that a report has got; null when it has none.</summary>
    /// <param name="tag">The tag of the report without one.</param>
    public ReadOnlyMemory<byte>? Find(string tag) => kept.Find(tag);

    /// <summary>Forgets a stamp that turned out to be another report's.</summary>
    public void Forget(string tag) => kept.Forget(tag);

    /// <summary>Has a report stamped and keeps the stamp.</summary>
    /// <param name="tag">The tag of the report without a stamp.</param>
    /// <param name="signAsync">Makes the report, signed and with room for a stamp of so many bytes; null when it cannot.</param>
    /// <returns>Null when the report could not be made, or has to do without a stamp for now.</returns>
    public async Task<TimeStampedFile?> AskAsync(string tag, Func<int, Task<ReadOnlyMemory<byte>?>> signAsync)
    {
        await _turn.WaitAsync();
        try
        {
            if (!MayAsk)
            {
                return null;
            }

            return await TryAsync(tag, signAsync);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            return null;
        }
        catch (OperationCanceledException exception)
        {
            return Fail(FormattableString.Invariant($"The time-stamp server did not answer within {Patience.TotalSeconds} seconds."), exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail("The time stamp could not be kept in the data directory.", exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<TimeStampedFile?> TryAsync(string tag, Func<int, Task<ReadOnlyMemory<byte>?>> signAsync)
    {
        var left = Patience;
        if (_length == 0)
        {
            // How long its stamps are, the server alone can say. What this first one is over does not matter.
            switch (await AskServerAsync(Encoding.UTF8.GetBytes(tag)))
            {
                case TimeStampAnswer.Granted(var first):
                    _length = first.Length;
                    break;
                case TimeStampAnswer.Refused refused:
                    return Fail(refused.Reason, refused.Exception);
            }
        }

        for (var tries = 0; tries < TriesMaxCount; tries++)
        {
            var room = _length;
            if (await signAsync(room) is not { } signed)
            {
                return null;
            }

            switch (await AskServerAsync(StampedReport.SignatureOf(signed)))
            {
                case TimeStampAnswer.Granted(var stamp) when stamp.Length == room && StampedReport.Put(signed, stamp) is { } bytes:
                    kept.Keep(tag, stamp);
                    (Problem, _pausedUntil) = (null, null);
                    return new TimeStampedFile(bytes, stamp);
                case TimeStampAnswer.Granted(var stamp):
                    _length = stamp.Length;
                    break;
                case TimeStampAnswer.Refused refused:
                    return Fail(refused.Reason, refused.Exception);
            }
        }

        return Fail("The time-stamp server gives stamps of another length each time, so none fills the room for it in a file.", null);

        async Task<TimeStampAnswer> AskServerAsync(ReadOnlyMemory<byte> signature)
        {
            using var time = new CancellationTokenSource(left, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(time.Token, lifetime.ApplicationStopping);
            var since = clock.GetTimestamp();
            var answer = await server.AskAsync(signature, either.Token);
            left = TimeSpan.FromTicks(Math.Max(0, (left - clock.GetElapsedTime(since)).Ticks));
            return answer;
        }
    }

    private TimeStampedFile? Fail(string reason, Exception? exception)
    {
        var until = clock.GetUtcNow() + Pause;
        (Problem, _pausedUntil) = (reason, until);
        LogFailed(exception, options.Value.TimeStampServer, reason, Wording.Moment(until));
        return null;
    }

    [LoggerMessage(LogLevel.Warning, "PDF exports have no time stamp of {Server}: {Reason} They are signed without one. The server is asked again from {Until} on.")]
    private partial void LogFailed(Exception? exception, string? server, string reason, string until);
}
