using System.Text;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Pdf.Stamping;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Web.Stamping;

/// <summary>
/// Gets a time stamp for each report, once. Requests to the server run one after another. After a failure, the portal pauses requests and
/// serves reports without a stamp, so that readers don't wait for a server that doesn't respond.
/// </summary>
public sealed partial class TimeStamps(
    IOptions<PdfOptions> options,
    TimeStampServer server,
    KeptStamps kept,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<TimeStamps> logger
) : IDisposable
{
    /// <summary>
    /// How long one report waits for the server in total. Making the report, which may wait for other reports, doesn't count.
    /// </summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    /// <summary>How long requests pause after a failure.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <summary>
    /// How many stamps are requested until one has the length of the one before. Stamps of a server with an RSA key usually have one
    /// length, stamps of one with an elliptic curve two or three.
    /// </summary>
    private const int TriesMaxCount = 12;

    private readonly SemaphoreSlim _lock = new(1);
    private DateTimeOffset? _pausedUntil;
    private int _length;

    /// <summary>Whether reports get stamps.</summary>
    public bool IsOn => options.Value.IsStamping;

    /// <summary>Why the last report that requested a stamp has none, as a sentence. Null when it has one.</summary>
    public string? Problem { get; private set; }

    /// <summary>From when on the server is asked again after a failure; null after a success.</summary>
    public DateTimeOffset? PausedUntil => _pausedUntil;

    /// <summary>How many kept stamps can't be used. Their reports get new ones.</summary>
    public int UnfitCount => kept.UnfitCount;

    /// <summary>Whether the server is asked for a report that has no stamp yet.</summary>
    public bool MayAsk => IsOn && (_pausedUntil is not { } until || clock.GetUtcNow() >= until);

    /// <summary>Returns the tag of a report with a stamp. Its bytes differ from those without.</summary>
    /// <param name="tag">The tag of the report without one.</param>
    public static string TagWith(string tag, ReadOnlyMemory<byte> stamp) =>
        Sha256Hash.Of(Encoding.UTF8.GetBytes($"{tag}\n{Sha256Hash.Of(stamp.Span)}"))[..tag.Length];

    /// <summary>Returns the stored stamp of a report. Null when it has none.</summary>
    /// <param name="tag">The tag of the report without one.</param>
    public ReadOnlyMemory<byte>? Find(string tag) => kept.Find(tag);

    /// <summary>Removes a stamp that belongs to another report.</summary>
    public void Forget(string tag) => kept.Forget(tag);

    /// <summary>Stamps a report and stores the stamp.</summary>
    /// <param name="tag">The tag of the report without a stamp.</param>
    /// <param name="signAsync">Makes the report, signed and with space for a stamp of the given length in bytes. Returns null when it can't
    /// be made.</param>
    /// <returns>Null when the report could not be made, or gets no stamp for now.</returns>
    public async Task<TimeStampedFile?> AskAsync(string tag, Func<int, Task<ReadOnlyMemory<byte>?>> signAsync)
    {
        await _lock.WaitAsync();
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
            return Fail(
                FormattableString.Invariant($"The time-stamp server did not respond within {TimeLimit.TotalSeconds} seconds."),
                exception
            );
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail("The time stamp couldn't be saved in the data directory.", exception);
        }
        finally
        {
            _lock.Release();
        }
    }

    public void Dispose() => _lock.Dispose();

    private async Task<TimeStampedFile?> TryAsync(string tag, Func<int, Task<ReadOnlyMemory<byte>?>> signAsync)
    {
        var left = TimeLimit;
        if (_length == 0)
        {
            // Only the server determines the length of its stamps. The signature under this first one doesn't matter.
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

        return Fail(
            "The time-stamp server returns stamps of a different length each time, so none fits the space reserved in the file.",
            null
        );

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

    [LoggerMessage(
        LogLevel.Warning,
        "PDF exports have no time stamp of {Server}: {Reason} They are signed without one. The portal tries the server again from {Until}."
    )]
    private partial void LogFailed(Exception? exception, string? server, string reason, string until);
}
