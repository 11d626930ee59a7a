using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>One person's sitting at one draft: what they see, what they have done, and what can be taken back.</summary>
/// <remarks>Acts are carried out one after another, so that quick keys do not stand in each other's way.</remarks>
public sealed class EditorSession(MatrixEditor editor, string matrix, Actor actor) : IDisposable
{
    /// <summary>How many moments of the draft are remembered, for keys that were pressed before the latest was seen.</summary>
    private const int MomentsKept = 16;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<DraftSnapshot> _moments = new();
    private readonly Dictionary<CellKey, CellVersion> _own = [];
    private readonly UndoStack _steps = new();
    private bool _isDisposed;

    /// <summary>The draft as it is shown; null before it was opened, or when the person may not see it.</summary>
    public DraftSnapshot? Draft { get; private set; }

    /// <summary>Whether the person may not see the draft any longer, or there is none.</summary>
    public bool IsClosed { get; private set; }

    public EditorFilter Filter { get; private set; } = EditorFilter.All;

    /// <summary>The lines that are shown. They stay while cells change, so that no row vanishes under the hand.</summary>
    public IReadOnlyList<DraftLine> Lines { get; private set; } = [];

    public bool CanUndo => _steps.CanUndo;

    public bool CanRedo => _steps.CanRedo;

    /// <summary>How many cells the next undo changes.</summary>
    public int UndoSize => CanUndo ? _steps.PeekUndo().Count : 0;

    /// <summary>How many cells the next redo changes.</summary>
    public int RedoSize => CanRedo ? _steps.PeekRedo().Count : 0;

    /// <summary>Slug of the matrix.</summary>
    public string Matrix => matrix;

    /// <summary>Looks at the draft anew.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        DraftSnapshot? before;
        var now = await editor.OpenAsync(matrix, actor, cancellationToken);
        if (now is not null && Draft is not null && now.Number <= Draft.Number)
        {
            // Another look, begun later, has come first.
            return;
        }

        IsClosed = now is null;
        if (now is null)
        {
            // What is on the screen still stands on the draft that was seen last.
            return;
        }

        (before, Draft) = (Draft, now);

        Remember(Draft);
        if (before?.Frame != Draft.Frame)
        {
            Lines = Filter.Apply(Draft);
        }

        if (before is not null && before.Frame.Latest != Draft.Frame.Latest)
        {
            // A publication starts the draft anew; what was done before it is in the version.
            _steps.Clear();
            _own.Clear();
        }
    }

    public void Show(EditorFilter filter)
    {
        Filter = filter;
        Lines = Draft is null ? [] : filter.Apply(Draft);
    }

    /// <summary>The cells of a selection; null when the browser shows other lines than these.</summary>
    public IReadOnlyList<CellKey>? Select(GridRange range) => !IsShown(range)
        ? null
        : [.. from line in Lines.Skip(range.First).Take(range.Last - range.First + 1)
              where line.Row is not null
              from model in range.Models
              select new CellKey(line.Row!.Responsibility.Slug, model)];

    /// <summary>A cell as the browser showed it; null when that moment is forgotten or had no such cell.</summary>
    public DraftCell? FindShown(long shown, CellKey key) => _moments.FirstOrDefault(moment => moment.Number == shown)?.Find(key);

    /// <summary>Edits cells, each by what an edit makes of it.</summary>
    /// <param name="edit">Gives the cell as it is to be; null to leave it alone.</param>
    /// <param name="shown">Number of the moment that the person decided on.</param>
    /// <param name="done">Says what was done, for a number of cells.</param>
    public Task<EditReport> EditAsync(
        IReadOnlyList<CellKey> keys, Func<CellKey, Assignment, Assignment?> edit, long shown, Func<int, string> done, string? reason = null) => InTurnAsync(() =>
    {
        if (_moments.FirstOrDefault(moment => moment.Number == shown) is not { } seen)
        {
            return Task.FromResult(new EditReport("The draft has changed since. Nothing was done; look at the cells again.", IsProblem: true));
        }

        var wishes = new List<AssignCell>();
        foreach (var key in keys)
        {
            if (Draft!.Find(key) is { } cell && edit(key, cell.Content) is { } content && content != cell.Content)
            {
                wishes.Add(new AssignCell(key.Responsibility, content, SeenIn(seen, cell)));
            }
        }

        return AssignAsync(wishes, done, reason, _steps.Push);
    });

    /// <summary>Gives cells contents of which each was decided on at a known state of the cell.</summary>
    public Task<EditReport> AssignAsync(IReadOnlyList<AssignCell> wishes, Func<int, string> done, string? reason = null) =>
        InTurnAsync(() => AssignAsync(wishes, done, reason, _steps.Push));

    /// <summary>Takes the last step back.</summary>
    public Task<EditReport> UndoAsync() => InTurnAsync(() => !CanUndo
        ? Task.FromResult(new EditReport("There is nothing to take back."))
        : AssignAsync(Reverse(_steps.PeekUndo()), count => $"Taken back: {Cells(count)}.", null, _steps.MoveToUndone));

    /// <summary>Does the step again that was taken back last.</summary>
    public Task<EditReport> RedoAsync() => InTurnAsync(() => !CanRedo
        ? Task.FromResult(new EditReport("There is nothing to do again."))
        : AssignAsync(Reverse(_steps.PeekRedo()), count => $"Done again: {Cells(count)}.", null, _steps.MoveToDone));

    public void Dispose()
    {
        _isDisposed = true;
        _turn.Dispose();
    }

    /// <summary>"1 cell", "14 cells".</summary>
    public static string Cells(int count) => Wording.Count(count, "cell", "cells");

    /// <summary>"1 row", "14 rows".</summary>
    public static string Rows(int count) => Wording.Count(count, "row", "rows");

    private async Task<EditReport> InTurnAsync(Func<Task<EditReport>> act)
    {
        if (_isDisposed)
        {
            return new EditReport("This page was closed. Nothing was saved.", IsProblem: true);
        }

        await _turn.WaitAsync();
        try
        {
            return Draft is null ? new EditReport("This draft cannot be edited.", IsProblem: true) : await act();
        }
        finally
        {
            // The page may have been closed while the act was under way.
            if (!_isDisposed)
            {
                _turn.Release();
            }
        }
    }

    private async Task<EditReport> AssignAsync(
        IReadOnlyList<AssignCell> wishes, Func<int, string> done, string? reason, Action<ValueList<CellChange>> keep)
    {
        if (wishes.Count is 0 or > AssignCells.MaxCount)
        {
            return wishes.Count == 0
                ? new EditReport("Nothing was changed.")
                : new EditReport($"These are {Cells(wishes.Count)}; at most {Cells(AssignCells.MaxCount)} can be edited at once.", IsProblem: true);
        }

        var change = new Change(actor, Guid.CreateVersion7(), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim());
        var outcome = await editor.AssignAsync(new AssignCells(matrix, wishes.ToValueList()), change, CancellationToken.None);
        if (outcome is AssignOutcome.Assigned(var changes))
        {
            keep(changes);
            foreach (var made in changes)
            {
                _own[made.After.Key] = made.After.Version;
            }
        }

        await RefreshAsync(CancellationToken.None);
        return new EditReport(AssignWords.Of(outcome, done), IsProblem: outcome is not (AssignOutcome.Assigned or AssignOutcome.Unchanged))
        {
            Conflicts = outcome is AssignOutcome.Conflict(var current) ? [.. current.Select(theirs => new CellConflict(theirs, wishes.First(wish => wish.Key == theirs.Key).Content))] : [],
        };
    }

    /// <summary>The edits that take others back. A cell that says since what somebody else wrote is told as a conflict.</summary>
    private List<AssignCell> Reverse(ValueList<CellChange> changes) => [.. changes.Select(change =>
    {
        var (key, made) = (change.After.Key, change.After);
        var seen = Draft!.Find(key) is { } now && now.Content == made.Content ? now.Version : made.Version;
        return new AssignCell(key.Responsibility, change.Before, seen);
    })];

    private bool IsShown(GridRange range) => range.First >= 0 && range.First <= range.Last && range.Last < Lines.Count
        && (range is { FirstRow: null, LastRow: null }
            ? range.First == 0 && range.Last == Lines.Count - 1
            : SlugOf(range.First) == range.FirstRow && SlugOf(range.Last) == range.LastRow);

    private string? SlugOf(int line) => Lines[line].Row?.Responsibility.Slug;

    /// <summary>The state of a cell that the person decided on: what was shown, or what they themselves have made of it since.</summary>
    private CellVersion SeenIn(DraftSnapshot shown, DraftCell cell)
    {
        var seen = shown.Find(cell.Key)?.Version ?? cell.Version;
        return _own.TryGetValue(cell.Key, out var own) && own.Published == seen.Published && own.Edit > seen.Edit ? own : seen;
    }

    private void Remember(DraftSnapshot moment)
    {
        _moments.Enqueue(moment);
        if (_moments.Count > MomentsKept)
        {
            var oldest = _moments.Dequeue();
            foreach (var (key, version) in _own.Where(own => oldest.Find(own.Key) is not { } cell || cell.Version.Edit >= own.Value.Edit).ToList())
            {
                _own.Remove(key);
            }
        }
    }
}
