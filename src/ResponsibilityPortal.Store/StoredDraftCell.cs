using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;

namespace ResponsibilityPortal.Store;

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

    /// <summary>What the cell says, as canonical JSON of the exchange format.</summary>
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
        Reason = change.Reason ?? (before.Accountable == content.Accountable ? Reason : null);
    }

    /// <summary>Writes the same content down in the order that the parties have now; nobody has edited anything by that.</summary>
    public void Reorder(Assignment content) => Content = AssignmentFormat.WriteText(content);

    /// <summary>Says why, afterwards.</summary>
    public void Explain(string reason) => Reason = reason;

    /// <param name="published">Number of the version on which the draft stands.</param>
    public DraftCell ToCell(int published) => new(
        Key, ToAssignment(), new CellVersion(published, Edit), new CellEdit(new Actor(EditedById, EditedByName), EditedAt, Reason));

    public Assignment ToAssignment() => AssignmentFormat.ReadText(Content, HostingModel);
}
