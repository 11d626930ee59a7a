namespace ResponsibilityPortal.Web.Drafts;

/// <summary>Lets an open page follow what others change, such as the draft. Several changes in quick succession cause one update.</summary>
public sealed class LiveDraft : IDisposable
{
    /// <summary>The time between two updates, well under the two seconds within which edits of others must appear.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly IMatrixChanges _changes;
    private readonly string _matrix;
    private readonly TimeProvider _clock;
    private readonly Func<Task> _follow;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationToken _end;
    private int _isDue;

    /// <param name="follow">Called after one or more changes.</param>
    public LiveDraft(IMatrixChanges changes, string matrix, TimeProvider clock, Func<Task> follow)
    {
        (_changes, _matrix, _clock, _follow) = (changes, matrix, clock, follow);

        // The event may still be raised after the page is disposed. A token that was taken before can still be checked.
        _end = _ended.Token;
        changes.Changed += Note;
    }

    public void Dispose()
    {
        _changes.Changed -= Note;
        if (!_ended.IsCancellationRequested)
        {
            _ended.Cancel();
            _ended.Dispose();
        }
    }

    private void Note(string matrix)
    {
        if (matrix == _matrix && Interlocked.Exchange(ref _isDue, 1) == 0)
        {
            _ = FollowAsync();
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            await Task.Delay(Rest, _clock, _end);
            Volatile.Write(ref _isDue, 0);
            await _follow();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            // The page is disposed.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // The store may be busy, for example. The page must not stay outdated until the next edit.
            Note(_matrix);
        }
    }
}
