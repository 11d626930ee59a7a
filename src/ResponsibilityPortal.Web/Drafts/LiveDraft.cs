namespace ResponsibilityPortal.Web.Drafts;

/// <summary>Lets an open page follow the edits of others: soon, but not for each of many edits in a row.</summary>
public sealed class LiveDraft : IDisposable
{
    /// <summary>Between two looks; well under the two seconds within which edits of others appear.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(300);

    private readonly DraftSnapshots _drafts;
    private readonly string _matrix;
    private readonly TimeProvider _clock;
    private readonly Func<Task> _follow;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationToken _end;
    private int _isDue;

    /// <param name="follow">Called after one or more edits.</param>
    public LiveDraft(DraftSnapshots drafts, string matrix, TimeProvider clock, Func<Task> follow)
    {
        (_drafts, _matrix, _clock, _follow) = (drafts, matrix, clock, follow);

        // Whoever tells of an edit may still hold this page when it is gone; a token that was taken before can always be asked.
        _end = _ended.Token;
        drafts.Changed += Note;
    }

    public void Dispose()
    {
        _drafts.Changed -= Note;
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
            // The page is gone.
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // A busy store, say: the page must not stay old until the next edit.
            Note(_matrix);
        }
    }
}
