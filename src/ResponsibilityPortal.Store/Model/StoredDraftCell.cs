using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A cell of a matrix that was edited since the latest publication. All other cells of the draft are as published.</summary>
public sealed class StoredDraftCell
{
    private StoredDraftCell()
    {
    }

    public Guid MatrixId { get; private set; }

    /// <summary>Slug of the row.</summary>
    public string Responsibility { get; private set; } = "";

    /// <summary>Slug of the column.</summary>
    public string HostingModel { get; private set; } = "";

    /// <summary>What the cell says, as JSON of the exchange format, its parties in the order of the matrix.</summary>
    public string Content { get; private set; } = "";

    /// <summary>How often the cell was edited since the latest publication; the concurrency token.</summary>
    public int Edit { get; private set; }

    public DateTimeOffset EditedAt { get; private set; }

    public string EditedById { get; private set; } = "";

    public string EditedByName { get; private set; } = "";

    /// <summary>Why the accountable party is who it is, as far as an edit has said so.</summary>
    public string? Reason { get; private set; }

    public CellKey Key => new(Responsibility, HostingModel);

    public static StoredDraftCell Create(StoredMatrix matrix, CellKey key) => new()
    {
        MatrixId = matrix.Id,
        Responsibility = key.Responsibility,
        HostingModel = key.HostingModel,
    };

    /// <summary>Lets the cell say something else.</summary>
    /// <remarks>A reason holds until another one is given or another party becomes accountable.</remarks>
    /// <param name="before">What it said; whoever was accountable then.</param>
    public void Assign(Assignment before, Assignment content, Change change, DateTimeOffset now)
    {
        Content = AssignmentFormat.WriteText(content);
        Edit++;
        EditedAt = now;
        (EditedById, EditedByName) = (change.Actor.Id, change.Actor.Name);
        Reason = MoveReasonRule.After(change.Reason, Reason, before.Accountable, content.Accountable);
    }

    /// <summary>Writes the same content down in the order that the parties have now; nobody has edited anything by that.</summary>
    public void Reorder(Assignment content) => Content = AssignmentFormat.WriteText(content);

    /// <summary>A cell that nobody has edited by itself, so that a reason can stand beside it.</summary>
    public static StoredDraftCell Unedited(StoredMatrix matrix, CellKey key, Assignment content, Actor by, DateTimeOffset now)
    {
        var cell = Create(matrix, key);
        cell.Content = AssignmentFormat.WriteText(content);
        (cell.EditedAt, cell.EditedById, cell.EditedByName) = (now, by.Id, by.Name);
        return cell;
    }

    /// <summary>Says why, afterwards.</summary>
    public void Explain(string reason) => Reason = reason;

    /// <param name="published">Number of the version on which the draft stands.</param>
    public DraftCell ToCell(int published) => new(
        Key, ToAssignment(), new CellVersion(published, Edit), new CellEdit(new Actor(EditedById, EditedByName), EditedAt, Reason));

    public Assignment ToAssignment() => AssignmentFormat.ReadText(Content, HostingModel);
}
