using System.Collections.Concurrent;

namespace ResponsibilityPortal.Web.Security;

/// <summary>The web sockets of open circuits: counted per person and in total, and closed when their session is over.</summary>
public sealed partial class OpenSockets : IDisposable
{
    public const int PerPerson = 10;
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

    /// <summary>Takes a place for a socket until disposed; null when there is none left.</summary>
    /// <param name="close">Ends the connection at once.</param>
    public IDisposable? Open(SignedIn who, Action close)
    {
        lock (_counting)
        {
            if (_open.Count >= InTotal || _open.Values.Count(socket => socket.Who.PersonId == who.PersonId) >= PerPerson)
            {
                LogFull(who.PersonId, _open.Count);
                return null;
            }

            var socket = new Socket(Guid.NewGuid(), who, close, _open);
            _open[socket.Id] = socket;
            return socket;
        }
    }

    public void Dispose() => _changes.Changed -= CloseWhatEnded;

    private async void CloseWhatEnded(Guid person)
    {
        try
        {
            foreach (var socket in _open.Values.Where(socket => socket.Who.PersonId == person))
            {
                if (await _sessions.FindAsync(socket.Who.SessionId, isActivity: false, CancellationToken.None) is null)
                {
                    socket.Close();
                }
            }
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The circuit's own look at the session, each minute, is the second line.
            LogNotClosed(exception, person);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No further circuit for {Person}: {Count} are open.")]
    private partial void LogFull(Guid person, int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sockets of {Person} could not be checked.")]
    private partial void LogNotClosed(Exception exception, Guid person);

    private sealed class Socket(Guid id, SignedIn who, Action close, ConcurrentDictionary<Guid, Socket> open) : IDisposable
    {
        public Guid Id => id;

        public SignedIn Who => who;

        public void Close() => close();

        public void Dispose() => open.TryRemove(id, out _);
    }
}
