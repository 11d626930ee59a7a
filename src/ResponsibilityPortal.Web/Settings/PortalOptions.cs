namespace ResponsibilityPortal.Web.Settings;

/// <summary>The section <c>Portal</c> of the configuration. docs/reference/configuration.md describes every key.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The value of <see cref="Seed"/> that imports the built-in matrix at first start.</summary>
    public const string SeedBuiltIn = "built-in";

    /// <summary>The value of <see cref="Seed"/> that starts empty.</summary>
    public const string SeedNone = "none";

    /// <summary>The value of <see cref="PeopleOnReaderPages"/> that shows users by name.</summary>
    public const string PeopleByName = "names";

    /// <summary>The value of <see cref="PeopleOnReaderPages"/> that shows users by their role only.</summary>
    public const string PeopleByRole = "roles";

    /// <summary>The directory for everything that the portal writes. Relative to the content root.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>The address at which users reach the portal. The only source of absolute addresses.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>The content of a new portal.</summary>
    public string Seed { get; set; } = SeedBuiltIn;

    /// <summary>A file in the exchange format, imported and published when no matrix with its slug exists.</summary>
    public string? Import { get; set; }

    /// <summary>Whether published content requires a sign-in.</summary>
    public bool ReadersMustSignIn { get; set; }

    /// <summary>Whether a draft needs an approver who hasn't edited it.</summary>
    public bool FourEyes { get; set; }

    /// <summary>How readers see who published and approved a version.</summary>
    public string PeopleOnReaderPages { get; set; } = PeopleByName;

    /// <summary>
    /// Where to report a vulnerability of this portal: a mailto, https or tel address. When null, the portal has no security.txt.
    /// </summary>
    public string? SecurityContact { get; set; }

    /// <summary>
    /// Addresses or networks, separated by commas, of proxies that are trusted to name the client and scheme of a request. Those on the
    /// machine itself are always trusted.
    /// </summary>
    public string? TrustedProxies { get; set; }

    /// <summary>How many API requests per second one token can make.</summary>
    public int ApiRequestsPerSecond { get; set; } = 60;

    /// <summary>How many megabytes of compressed pages are cached in memory.</summary>
    public int PageCacheMegabytes { get; set; } = 64;

    /// <summary>How many days problem reports of readers are kept after they were resolved or dismissed.</summary>
    public int ProblemReportsKeptDays { get; set; } = 180;

    /// <summary>How many exports, not counting PDF, one network can have made at the same time. Further ones are refused.</summary>
    public int ExportsPerNetwork { get; set; } = 8;

    /// <summary>How many uncached pages one network can request per minute.</summary>
    public int UncachedPagesPerMinute { get; set; } = 300;

    /// <summary>For how many seconds an instance that stops waits until its open pages have moved to another one.</summary>
    public int DrainSeconds { get; set; } = 15;
}
