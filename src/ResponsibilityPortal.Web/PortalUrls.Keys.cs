namespace ResponsibilityPortal.Web;

/// <content>The keys of queries, and reserved names.</content>
public sealed partial class PortalUrls
{
    /// <summary>The name that matrices can't have, because its address on the admin side creates matrices.</summary>
    public const string ReservedMatrix = "new";

    /// <summary>The query keys of the structure page: its part and, in the part for rows, the domain.</summary>
    public const string PartKey = "part";

    public const string DomainKey = "domain";

    /// <summary>The query key of the compare page: two deployments, from and to, separated by a comma.</summary>
    public const string ComparedDeploymentsKey = "deployments";

    /// <summary>The query key of the compare page: two hosting models, from and to, separated by a comma.</summary>
    public const string ComparedModelsKey = "models";

    /// <summary>The query keys of the compare page: two versions, by number.</summary>
    public const string FromVersionKey = "from";

    public const string ToVersionKey = "to";

    /// <summary>The query key of a chosen day, as 2026-01-31.</summary>
    public const string DayKey = "day";

    /// <summary>The query key of a search by a program: how many results to return.</summary>
    public const string LimitKey = "limit";

    /// <summary>
    /// The query key of a PDF export: the paper size. With it, <see cref="FromVersionKey"/> names the version since which changes are
    /// listed.
    /// </summary>
    public const string PaperKey = "paper";

    /// <summary>The query key of a CSV export: comma, semicolon or tab.</summary>
    public const string SeparatorKey = "separator";

    /// <summary>The query key of a CSV export: <c>1</c> for a byte order mark at the beginning of the file, <c>0</c> for none.</summary>
    public const string ByteOrderMarkKey = "bom";

    /// <summary>The query key of the editor: the cell to open, as row and column separated by a slash.</summary>
    public const string CellKey = "cell";

    /// <summary>The query key of the page with problem reports: which are shown. Without it, the open ones.</summary>
    public const string ShownKey = "show";

    public const string ClosedReports = "closed";

    /// <summary>The query key for the address to open after signing in.</summary>
    public const string ReturnKey = "returnUrl";

    /// <summary>Tells the sign-in page that a session has ended.</summary>
    public const string EndedKey = "ended";

    /// <summary>The query key of a one-time link.</summary>
    public const string TokenKey = "token";
}
