namespace ResponsibilityPortal.Web.Settings;

/// <summary>The section <c>Portal</c> of the configuration. docs/reference/configuration.md describes every key.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>The value of <see cref="Seed"/> that imports the built-in matrix at first start.</summary>
    public const string SeedBuiltIn = "built-in";

    /// <summary>The value of <see cref="Seed"/> that starts empty.</summary>
    public const string SeedNone = "none";

    /// <summary>The value of <see cref="PeopleOnReaderPages"/> that names people.</summary>
    public const string PeopleByName = "names";

    /// <summary>The value of <see cref="PeopleOnReaderPages"/> that tells of people by their role only.</summary>
    public const string PeopleByRole = "roles";

    /// <summary>Where the portal keeps everything it writes; relative to the content root.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>Under which address people reach the portal; the only source of absolute addresses.</summary>
    public Uri? PublicUrl { get; set; }

    /// <summary>What an empty portal starts with.</summary>
    public string Seed { get; set; } = SeedBuiltIn;

    /// <summary>A file of the exchange format that is imported and published when no matrix of its slug exists.</summary>
    public string? Import { get; set; }

    /// <summary>Whether published content is closed to strangers.</summary>
    public bool ReadersMustSignIn { get; set; }

    /// <summary>Whether a draft needs an approver who has not edited it.</summary>
    public bool FourEyes { get; set; }

    /// <summary>How readers are told who published and approved a version.</summary>
    public string PeopleOnReaderPages { get; set; } = PeopleByName;

    /// <summary>Addresses or networks of proxies that say whence and how a request came, separated by commas. Those on the machine itself always may.</summary>
    public string? TrustedProxies { get; set; }

    /// <summary>How many requests a second one token may make of the API.</summary>
    public int ApiRequestsPerSecond { get; set; } = 60;

    /// <summary>How many megabytes of compressed pages are kept in memory.</summary>
    public int PageCacheMegabytes { get; set; } = 64;

    /// <summary>How many pages that are not in memory one network may have made in a minute.</summary>
    public int UncachedPagesPerMinute { get; set; } = 300;
}
