namespace ResponsibilityPortal.Domain.Access;

/// <summary>Who acts: a person, a program with an API token, or the portal itself.</summary>
/// <param name="Id">Stable identifier, never reused.</param>
/// <param name="Name">The name as it was when the actor acted.</param>
public sealed record Actor(string Id, string Name)
{
    /// <summary>How the identifiers of the portal's own actors begin; no person's does.</summary>
    private const string PortalPrefix = "portal:";

    /// <summary>How the identifiers of acting API tokens begin.</summary>
    public const string TokenPrefix = "token:";

    public const int IdMaxLength = 64;
    public const int NameMaxLength = 200;

    /// <summary>The portal, importing a matrix that nobody has reviewed on this instance.</summary>
    public static Actor Import { get; } = new("portal:import", "Import at start");

    /// <summary>Whoever stands at the machine: the start, or a command of the operator.</summary>
    public static Actor Operator { get; } = new("portal:operator", "Operator of this portal");

    /// <summary>Someone who has not proven who they are.</summary>
    public static Actor Stranger { get; } = new("portal:stranger", "Not signed in");

    /// <summary>Whether this is the portal itself or whoever runs it, and no person with an account.</summary>
    public bool IsPortal => Id.StartsWith(PortalPrefix, StringComparison.Ordinal);

    /// <summary>Whether this is a program with an API token.</summary>
    public bool IsToken => Id.StartsWith(TokenPrefix, StringComparison.Ordinal);

    /// <summary>The id of the API token that acts; null when the actor is no token.</summary>
    public string? TokenId => IsToken ? Id[TokenPrefix.Length..] : null;

    /// <summary>Returns the name for people to read, with its kind: a token can be named like a person and never reads like one.</summary>
    public string Shown => IsToken ? $"token “{Name}”" : Name;
}
