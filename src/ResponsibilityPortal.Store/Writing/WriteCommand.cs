using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Writing;

/// <summary>What <see cref="Writer"/> checks before a command of a user is decided.</summary>
/// <param name="AnyOf">The roles of which the actor needs one; a token needs a scope that stands for one. Null when the portal itself acts.</param>
/// <param name="Function">What is asked for: the path of a target, for the log of refusals.</param>
public sealed record WriteCommand(Roles? AnyOf, string Function, Change Change)
{
    /// <summary>
    /// Whether the command can share a transaction with others. Its decision must read little and must change stored rows only through
    /// the context's tracked entities.
    /// </summary>
    public bool IsSmall { get; init; }

    /// <summary>A command that the portal itself gives, which no right decides.</summary>
    public static WriteCommand OfPortal(Change change) => new(null, "", change);
}
