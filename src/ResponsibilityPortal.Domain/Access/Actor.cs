namespace ResponsibilityPortal.Domain.Access;

/// <summary>Who acts: a user, a program with an API token, or the portal itself.</summary>
/// <param name="Id">Stable identifier, never reused.</param>
/// <param name="Name">The name as it was when the actor acted.</param>
public sealed record Actor(string Id, string Name)
{
    /// <summary>The prefix of the identifiers of the portal's own actors. Users don't have it.</summary>
    private const string PortalPrefix = "portal:";

    /// <summary>The prefix of the identifiers of API tokens that act.</summary>
    public const string TokenPrefix = "token:";

    public const int IdMaxLength = 64;
    public const int NameMaxLength = 200;

    /// <summary>The portal, when it imports a matrix that no user reviewed on this instance.</summary>
    public static Actor Import { get; } = new("portal:import", "Import at start");

    /// <summary>The operator, or anyone else with access to the server: a start of the portal, or a command.</summary>
    public static Actor Operator { get; } = new("portal:operator", "Operator of this portal");

    /// <summary>A client that hasn't signed in.</summary>
    public static Actor Stranger { get; } = new("portal:stranger", "Not signed in");

    /// <summary>Someone who reads, signed in or not, and reports a problem. The log doesn't say who.</summary>
    public static Actor Reader { get; } = new("portal:reader", "A reader");

    /// <summary>The portal, when it removes what it has kept long enough.</summary>
    public static Actor Retention { get; } = new("portal:retention", "Removal of old reports");

    /// <summary>Whether this is the portal itself or its operator, and not a user.</summary>
    public bool IsPortal => Id.StartsWith(PortalPrefix, StringComparison.Ordinal);

    /// <summary>Whether this is a program with an API token.</summary>
    public bool IsToken => Id.StartsWith(TokenPrefix, StringComparison.Ordinal);

    /// <summary>The ID of the API token that acts; null when the actor is not a token.</summary>
    public string? TokenId => IsToken ? Id[TokenPrefix.Length..] : null;

    /// <summary>Returns the name with its kind, so that a token with the name of a user doesn't read like a user.</summary>
    public string Shown => IsToken ? $"token “{Name}”" : Name;
}
