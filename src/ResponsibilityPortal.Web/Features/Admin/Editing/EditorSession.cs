using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>One user's session with a draft: the shown state, the user's edits, and what can be undone.</summary>
/// <remarks>Edits are carried out one after another, so that keys pressed in quick succession don't conflict.</remarks>
public sealed class EditorSession(MatrixEditor editor, string matrix, Actor actor) : IDisposable
{
    /// <summary>The number of snapshots of the draft that are kept, for keys that were pressed before the latest one was shown.</summary>
    private const int MomentsKept = 16;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Queue<DraftSnapshot> _moments = new();
    private readonly Dictionary<CellKey, CellVersion> _own = [];
    private readonly UndoStack _steps = new();
    private bool _isDisposed;

    /// <summary>The draft as it is shown; null before it is opened, or if the user can't see it.</summary>
    public DraftSnapshot? Draft { get; private set; }

    /// <summary>Whether the user can no longer see the draft, or there is none.</summary>
    public bool IsClosed { get; private set; }

    public EditorFilter Filter { get; private set; } = EditorFilter.All;

    /// <summary>
    /// The lines that are shown. They stay the same while cells change, so that a row doesn't disappear while it is edited.
    /// </summary>
    public IReadOnlyList<DraftLine> Lines { get; private set; } = [];

    /// <summary>The index and name of each domain heading line, as JSON for editor.js.</summary>
    public string DomainLines { get; private set; } = "[]";

    public bool CanUndo => _steps.CanUndo;

    public bool CanRedo => _steps.CanRedo;

    /// <summary>The number of cells that the next undo changes.</summary>
    public int UndoSize => CanUndo ? _steps.PeekUndo().Count : 0;

    /// <summary>The number of cells that the next redo changes.</summary>
    public int RedoSize => CanRedo ? _steps.PeekRedo().Count : 0;

    /// <summary>Slug of the matrix.</summary>
    public string Matrix => matrix;

    /// <summary>Reads the draft again.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        DraftSnapshot? before;
        var now = await editor.OpenAsync(matrix, actor, cancellationToken);
        if (now is not null && Draft is not null && now.Number <= Draft.Number)
        {
            // A read that started later has finished first.
            return;
        }

        IsClosed = now is null;
        if (now is null)
        {
            // The screen still shows the draft that was read last.
            return;
        }

        (before, Draft) = (Draft, now);

        Remember(Draft);
        if (before?.Frame != Draft.Frame)
        {
            SetLines(Filter.Apply(Draft));
        }

        if (before is not null && before.Frame.Latest != Draft.Frame.Latest)
        {
            // A publication restarts the draft. The earlier edits are part of the version.
            _steps.Clear();
            _own.Clear();
        }
    }

    public void Show(EditorFilter filter)
    {
        Filter = filter;
        SetLines(Draft is null ? [] : filter.Apply(Draft));
    }

    private void SetLines(IReadOnlyList<DraftLine> lines) =>
        (Lines, DomainLines) = (
            lines,
            JsonSerializer.Serialize(lines.Where(line => line.Row is null).Select(line => new object[] { line.Index, line.Domain.Name }))
        );

    /// <summary>Returns the cells of a selection; null if the browser shows different lines.</summary>
    public IReadOnlyList<CellKey>? Select(GridRange range) =>
        !IsShown(range)
            ? null
            :
            [
                .. from line in Lines.Skip(range.First).Take(range.Last - range.First + 1)
                where line.Row is not null
                from model in range.Models
                select new CellKey(line.Row!.Responsibility.Slug, model),
            ];

    /// <summary>Returns a cell as the browser showed it; null if that snapshot is no longer kept or didn't contain the cell.</summary>
    public DraftCell? FindShown(long shown, CellKey key) => _moments.FirstOrDefault(moment => moment.Number == shown)?.Find(key);

    /// <summary>Applies an edit to cells.</summary>
    /// <param name="edit">Returns the new content of a cell; null to leave it unchanged.</param>
    /// <param name="shown">Number of the snapshot that the user saw.</param>
    /// <param name="done">Describes what was done, for a number of cells.</param>
    public Task<EditReport> EditAsync(
        IReadOnlyList<CellKey> keys,
        Func<CellKey, Assignment, Assignment?> edit,
        long shown,
        Func<int, string> done,
        string? reason = null
    ) =>
        InTurnAsync(() =>
        {
            if (_moments.FirstOrDefault(moment => moment.Number == shown) is not { } seen)
            {
                return Task.FromResult(
                    new EditReport(
                        "The draft has changed in the meantime. Nothing was changed. Check the cells and try again.",
                        IsProblem: true
                    )
                );
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

    /// <summary>Sets the content of cells, each based on a known state of the cell.</summary>
    public Task<EditReport> AssignAsync(IReadOnlyList<AssignCell> wishes, Func<int, string> done, string? reason = null) =>
        InTurnAsync(() => AssignAsync(wishes, done, reason, _steps.Push));

    /// <summary>Undoes the last step.</summary>
    public Task<EditReport> UndoAsync() =>
        InTurnAsync(() =>
            !CanUndo
                ? Task.FromResult(new EditReport("Nothing to undo."))
                : AssignAsync(Reverse(_steps.PeekUndo()), count => $"Undone: {Cells(count)}.", null, _steps.MoveToUndone)
        );

    /// <summary>Redoes the step that was undone last.</summary>
    public Task<EditReport> RedoAsync() =>
        InTurnAsync(() =>
            !CanRedo
                ? Task.FromResult(new EditReport("Nothing to redo."))
                : AssignAsync(Reverse(_steps.PeekRedo()), count => $"Redone: {Cells(count)}.", null, _steps.MoveToDone)
        );

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
            return Draft is null ? new EditReport("This draft can't be edited.", IsProblem: true) : await act();
        }
        finally
        {
            // The page can have been closed while the edit was in progress.
            if (!_isDisposed)
            {
                _turn.Release();
            }
        }
    }

    private async Task<EditReport> AssignAsync(
        IReadOnlyList<AssignCell> wishes,
        Func<int, string> done,
        string? reason,
        Action<ValueList<CellChange>> keep
    )
    {
        if (wishes.Count is 0 or > AssignCells.MaxCount)
        {
            return wishes.Count == 0
                ? new EditReport("Nothing was changed.")
                : new EditReport(
                    $"You selected {Cells(wishes.Count)}. You can edit at most {Cells(AssignCells.MaxCount)} at once.",
                    IsProblem: true
                );
        }

        var lost = LostNotes.In(Draft!, wishes);
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
        var words = AssignWords.Of(outcome, done);
        return new EditReport(
            lost is null || outcome is not AssignOutcome.Assigned ? words : $"{words} {lost}",
            IsProblem: outcome is not (AssignOutcome.Assigned or AssignOutcome.Unchanged)
        )
        {
            Conflicts = outcome is AssignOutcome.Conflict(var current)
                ? [.. current.Select(theirs => new CellConflict(theirs, wishes.First(wish => wish.Key == theirs.Key).Content))]
                : [],
        };
    }

    /// <summary>
    /// Returns the edits that undo other edits. A cell that another editor has changed since then is reported as a conflict.
    /// </summary>
    private List<AssignCell> Reverse(ValueList<CellChange> changes) =>
        [
            .. changes.Select(change =>
            {
                var (key, made) = (change.After.Key, change.After);
                var seen = Draft!.Find(key) is { } now && now.Content == made.Content ? now.Version : made.Version;
                return new AssignCell(key.Responsibility, change.Before, seen);
            }),
        ];

    private bool IsShown(GridRange range) =>
        range.First >= 0
        && range.First <= range.Last
        && range.Last < Lines.Count
        && (
            range is { FirstRow: null, LastRow: null }
                ? range.First == 0 && range.Last == Lines.Count - 1
                : SlugOf(range.First) == range.FirstRow && SlugOf(range.Last) == range.LastRow
        );

    private string? SlugOf(int line) => Lines[line].Row?.Responsibility.Slug;

    /// <summary>Returns the state of a cell that the user's edit is based on: the shown state, or the user's own later edit.</summary>
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
            foreach (
                var (key, version) in _own.Where(own => oldest.Find(own.Key) is not { } cell || cell.Version.Edit >= own.Value.Edit)
                    .ToList()
            )
            {
                _own.Remove(key);
            }
        }
    }
}
