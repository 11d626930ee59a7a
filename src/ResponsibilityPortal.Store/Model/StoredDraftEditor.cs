using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>An actor whose edits are in a draft. When a second approver is required, another user must approve it.</summary>
public sealed class StoredDraftEditor
{
    private StoredDraftEditor() { }

    public Guid MatrixId { get; private set; }

    public string ActorId { get; private set; } = "";

    public string ActorName { get; private set; } = "";

    public static StoredDraftEditor Create(StoredMatrix matrix, Actor actor) =>
        new()
        {
            MatrixId = matrix.Id,
            ActorId = actor.Id,
            ActorName = actor.Name,
        };
}
