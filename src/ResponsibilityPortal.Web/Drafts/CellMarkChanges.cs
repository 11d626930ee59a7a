namespace ResponsibilityPortal.Web.Drafts;

/// <summary>
/// Signals that the comments or problem reports of a matrix have changed. They mark cells, but aren't part of the draft.
/// </summary>
public sealed class CellMarkChanges : IMatrixChanges
{
    public event Action<string>? Changed;

    public void Raise(string matrix) => Changed?.Invoke(matrix);
}
