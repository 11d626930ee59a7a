using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>What one person has done to a draft in one sitting, so that it can be taken back and done again.</summary>
internal sealed class UndoStack
{
    /// <summary>How many steps can be taken back. A step of a thousand cells is one.</summary>
    public const int MaxSteps = 200;

    private readonly LinkedList<ValueList<CellChange>> _done = [];
    private readonly Stack<ValueList<CellChange>> _undone = [];

    public bool CanUndo => _done.Count > 0;

    public bool CanRedo => _undone.Count > 0;

    /// <summary>Notes a step. What was taken back before can then not be done again.</summary>
    public void Push(ValueList<CellChange> changes)
    {
        _undone.Clear();
        PushDone(changes);
    }

    public ValueList<CellChange> PeekUndo() => _done.Last!.Value;

    public ValueList<CellChange> PeekRedo() => _undone.Peek();

    /// <summary>Notes that the last step was taken back.</summary>
    /// <param name="reverse">The edits by which it was.</param>
    public void MoveToUndone(ValueList<CellChange> reverse)
    {
        _done.RemoveLast();
        _undone.Push(reverse);
    }

    /// <summary>Notes that the step taken back last was done again.</summary>
    /// <param name="again">The edits by which it was.</param>
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
