using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>What <see cref="Writer"/> checks before it decides a user's command.</summary>
/// <param name="AnyOf">The roles of which the actor needs one; a token needs a corresponding scope. Null when the portal itself
/// acts.</param>
/// <param name="Function">The requested function: the path of a target, for the log of refusals.</param>
public sealed record WriteCommand(Roles? AnyOf, string Function, Change Change)
{
    /// <summary>
    /// Whether the command can share a transaction with others. Its decision must read little, and it must change stored rows only through
    /// the context's tracked entities.
    /// </summary>
    public bool IsSmall { get; init; }

    /// <summary>Creates a command of the portal itself, which needs no right.</summary>
    public static WriteCommand OfPortal(Change change) => new(null, "", change);
}
