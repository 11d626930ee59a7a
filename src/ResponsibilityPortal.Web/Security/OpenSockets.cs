using System.Collections.Concurrent;

namespace ResponsibilityPortal.Web.Security;

/// <summary>The web sockets of open circuits. Limits them per user and in total, and closes them when their session ends.</summary>
public sealed partial class OpenSockets : IDisposable
{
    public const int PerUser = 10;
    public const int InTotal = 500;

    private readonly ConcurrentDictionary<Guid, Socket> _open = new();
    private readonly Lock _counting = new();
    private readonly Sessions _sessions;
    private readonly SessionChanges _changes;
    private readonly ILogger<OpenSockets> _logger;

    public OpenSockets(Sessions sessions, SessionChanges changes, ILogger<OpenSockets> logger)
    {
        (_sessions, _changes, _logger) = (sessions, changes, logger);
        changes.Changed += CloseWhatEnded;
    }

    public int Count => _open.Count;

    /// <summary>Registers a socket until the result is disposed. Null when the limit is reached.</summary>
    /// <param name="close">Closes the connection at once.</param>
    public IDisposable? Open(SignedIn who, Action close)
    {
        lock (_counting)
        {
            if (_open.Count >= InTotal || _open.Values.Count(socket => socket.Who.UserId == who.UserId) >= PerUser)
            {
                LogFull(who.UserId, _open.Count);
                return null;
            }

            var socket = new Socket(Guid.NewGuid(), who, close, _open);
            _open[socket.Id] = socket;
            return socket;
        }
    }

    public void Dispose() => _changes.Changed -= CloseWhatEnded;

    private async void CloseWhatEnded(Guid user)
    {
        try
        {
            foreach (var socket in _open.Values.Where(socket => socket.Who.UserId == user))
            {
                if (await _sessions.FindAsync(socket.Who.SessionId, isActivity: false, CancellationToken.None) is null)
                {
                    socket.Close();
                }
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // CircuitSession checks the session every minute as well.
            LogNotClosed(exception, user);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No further circuit for {User}: {Count} are open.")]
    private partial void LogFull(Guid user, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sockets of {User} could not be checked.")]
    private partial void LogNotClosed(Exception exception, Guid user);

    private sealed class Socket(Guid id, SignedIn who, Action close, ConcurrentDictionary<Guid, Socket> open) : IDisposable
    {
        public Guid Id => id;

        public SignedIn Who => who;

        public void Close() => close();

        public void Dispose() => open.TryRemove(id, out _);
    }
}
