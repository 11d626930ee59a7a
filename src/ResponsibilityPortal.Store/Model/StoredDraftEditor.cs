using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>Somebody whose edits a draft holds. Where four eyes are asked for, somebody else must look at it.</summary>
public sealed class StoredDraftEditor
{
    private StoredDraftEditor()
    {
    }

    public Guid MatrixId { get; private set; }

    public string ActorId { get; private set; } = "";

    public string ActorName { get; private set; } = "";

    public static StoredDraftEditor Create(StoredMatrix matrix, Actor actor) => new() { MatrixId = matrix.Id, ActorId = actor.Id, ActorName = actor.Name };
}
