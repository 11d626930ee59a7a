using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Store.Model;

/// <summary>
/// A cell of a matrix that was edited since the latest publication. All other cells of the draft equal the published ones.
/// </summary>
public sealed class StoredDraftCell
{
    private StoredDraftCell() { }

    public Guid MatrixId { get; private set; }

    /// <summary>The slug of the row.</summary>
    public string Responsibility { get; private set; } = "";

    /// <summary>The slug of the column.</summary>
    public string HostingModel { get; private set; } = "";

    /// <summary>The content of the cell, as JSON of the exchange format, with its parties in the order of the matrix.</summary>
    public string Content { get; private set; } = "";

    /// <summary>The number of edits of the cell since the latest publication; the concurrency token.</summary>
    public int Edit { get; private set; }

    public DateTimeOffset EditedAt { get; private set; }

    public string EditedById { get; private set; } = "";

    public string EditedByName { get; private set; } = "";

    /// <summary>The reason for the accountable party, if an edit gave one.</summary>
    public string? Reason { get; private set; }

    public CellKey Key => new(Responsibility, HostingModel);

    public static StoredDraftCell Create(StoredMatrix matrix, CellKey key) =>
        new()
        {
            MatrixId = matrix.Id,
            Responsibility = key.Responsibility,
            HostingModel = key.HostingModel,
        };

    /// <summary>Changes the content of the cell.</summary>
    /// <remarks>A reason is kept until another one is given or another party becomes accountable.</remarks>
    /// <param name="before">The content before, with its accountable party.</param>
    public void Assign(Assignment before, Assignment content, Change change, DateTimeOffset now)
    {
        Content = AssignmentFormat.WriteText(content);
        Edit++;
        EditedAt = now;
        (EditedById, EditedByName) = (change.Actor.Id, change.Actor.Name);
        Reason = MoveReasonRule.After(change.Reason, Reason, before.Accountability, content.Accountability);
    }

    /// <summary>Stores the same content in the current order of the parties. This is not an edit.</summary>
    public void Reorder(Assignment content) => Content = AssignmentFormat.WriteText(content);

    /// <summary>Creates a cell that was not edited by itself, to store a reason for it.</summary>
    public static StoredDraftCell Unedited(StoredMatrix matrix, CellKey key, Assignment content, Actor by, DateTimeOffset now)
    {
        var cell = Create(matrix, key);
        cell.Content = AssignmentFormat.WriteText(content);
        (cell.EditedAt, cell.EditedById, cell.EditedByName) = (now, by.Id, by.Name);
        return cell;
    }

    /// <summary>Adds the reason after the edit.</summary>
    public void Explain(string reason) => Reason = reason;

    /// <param name="published">The number of the version on which the draft is based.</param>
    public DraftCell ToCell(int published) =>
        new(Key, ToAssignment(), new CellVersion(published, Edit), new CellEdit(new Actor(EditedById, EditedByName), EditedAt, Reason));

    public Assignment ToAssignment() => AssignmentFormat.ReadText(Content, HostingModel);
}
