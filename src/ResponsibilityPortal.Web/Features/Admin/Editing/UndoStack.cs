using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The edits that one user has made to a draft in one session, for undo and redo.</summary>
internal sealed class UndoStack
{
    /// <summary>The maximum number of steps that can be undone. An edit of a thousand cells is one step.</summary>
    public const int MaxSteps = 200;

    private readonly LinkedList<ValueList<CellChange>> _done = [];
    private readonly Stack<ValueList<CellChange>> _undone = [];

    public bool CanUndo => _done.Count > 0;

    public bool CanRedo => _undone.Count > 0;

    /// <summary>Adds a step. Steps that were undone before can then no longer be redone.</summary>
    public void Push(ValueList<CellChange> changes)
    {
        _undone.Clear();
        PushDone(changes);
    }

    public ValueList<CellChange> PeekUndo() => _done.Last!.Value;

    public ValueList<CellChange> PeekRedo() => _undone.Peek();

    /// <summary>Records that the last step was undone.</summary>
    /// <param name="reverse">The edits that undid it.</param>
    public void MoveToUndone(ValueList<CellChange> reverse)
    {
        _done.RemoveLast();
        _undone.Push(reverse);
    }

    /// <summary>Records that the step that was undone last was redone.</summary>
    /// <param name="again">The edits that redid it.</param>
    public void MoveToDone(ValueList<CellChange> again)
    {
        _undone.Pop();
        PushDone(again);
    }

    public void Clear()
    {
        _done.Clear();
        _undone.Clear();
    }

    private void PushDone(ValueList<CellChange> changes)
    {
        _done.AddLast(changes);
        if (_done.Count > MaxSteps)
        {
            _done.RemoveFirst();
        }
    }
}
