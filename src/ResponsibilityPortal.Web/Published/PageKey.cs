using System.Globalization;

namespace ResponsibilityPortal.Web.Published;

/// <summary>Everything that a rendered page depends on. When any of it changes, it is a different page.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Versions">
/// How many versions are published, plus how often announced ones were rescheduled or withdrawn. Lists and "superseded" notes depend on it.
/// </param>
/// <param name="Checkpoints">How many of these versions a checkpoint of the log covers, which their pages show.</param>
/// <param name="InForce">Number of the version in force.</param>
/// <param name="Route">The pattern of the address. An address has many spellings (case, a slash at the end), but its page only one.</param>
/// <param name="Pinned">Number of the version that the address names; 0 when it names none.</param>
/// <param name="Path">The other values of the path, such as the row. Null when there are none.</param>
/// <param name="Query">What the page reads from the query, in one spelling. Empty when it reads nothing.</param>
public readonly record struct PageKey(
    string Matrix,
    int Versions,
    int Checkpoints,
    int InForce,
    string Route,
    int Pinned,
    string? Path,
    string Query
)
{
    /// <summary>The names of route values that have their own place in the key.</summary>
    public const string MatrixName = "matrix";

    public const string VersionName = "version";

    /// <summary>Bytes that a key takes in memory besides its texts: itself, its cache entry, and their places in the tables.</summary>
    private const int OverheadBytes = 600;

    public bool HasQuery => Query.Length > 0;

    /// <summary>Whether it is a page that every reader opens, and not one of the matrix's many parts.</summary>
    public bool IsWhole => !HasQuery && Path is null;

    /// <summary>The approximate number of bytes in memory. The name of the route is shared.</summary>
    public int Size => OverheadBytes + (sizeof(char) * (Matrix.Length + (Path?.Length ?? 0) + Query.Length));

    /// <summary>Returns the key of a page from all values in its path and what it reads from the query.</summary>
    /// <param name="path">The route values of the address.</param>
    /// <param name="versions">All versions of the matrix.</param>
    /// <param name="inForce">Number of the version in force.</param>
    public static PageKey Of(string route, RouteValueDictionary path, PageQuery query, PublishedVersions versions, int inForce) =>
        new(
            versions.Matrix,
            versions.Revision,
            versions.Checkpoints.Count,
            inForce,
            route,
            PinnedIn(path) ?? 0,
            OthersIn(path),
            query.InOneForm()
        );

    /// <summary>Returns whether readers still get this page now, and not one of newer versions.</summary>
    /// <param name="versions">All versions of the matrix.</param>
    public bool IsCurrent(PublishedVersions versions, DateTimeOffset now) =>
        Versions == versions.Revision && Checkpoints == versions.Checkpoints.Count && InForce == versions.InForceAt(now)?.Number;

    /// <summary>Returns the number of the version that an address names. Null when it names none.</summary>
    /// <remarks>A number has many spellings, such as 01 and +1, and all of them name one version.</remarks>
    public static int? PinnedIn(RouteValueDictionary path) =>
        path.TryGetValue(VersionName, out var number) ? int.Parse((string)number!, CultureInfo.InvariantCulture) : null;

    /// <summary>
    /// Joins all values except matrix and version. The pattern fixes their names, so a single value needs neither its name nor escaping.
    /// </summary>
    private static string? OthersIn(RouteValueDictionary path)
    {
        List<KeyValuePair<string, string>>? others = null;
        foreach (var (name, value) in path)
        {
            if (name is not (MatrixName or VersionName))
            {
                (others ??= []).Add(new(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? ""));
            }
        }

        return others switch
        {
            null => null,
            [var (_, only)] => only,
            _ => string.Join(
                '/',
                others.OrderBy(other => other.Key, StringComparer.Ordinal).Select(other => Uri.EscapeDataString(other.Value))
            ),
        };
    }
}
