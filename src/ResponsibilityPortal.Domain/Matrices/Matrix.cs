namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// A titled table of responsibilities for one product: who is accountable and who contributes, for each security duty in
/// each hosting model. Everything a reader sees comes from here; the program itself knows no product.
/// </summary>
public sealed record Matrix
{
    public const int TitleMaxLength = 200;
    public const int IssuerMaxLength = 200;
    public const int SummaryMaxLength = 1_000;
    public const int GuidanceMaxLength = 8_000;
    public const int ContactMaxLength = 1_000;
    public const int DisclaimerMaxLength = 2_000;
    public const int FrameworkNoteMaxLength = 1_000;

    public const int PartiesMaxCount = 8;
    public const int HostingModelsMaxCount = 16;
    public const int DeploymentsMaxCount = 64;
    public const int FrameworksMaxCount = 64;
    public const int SourcesMaxCount = 2_000;
    public const int StatementsMaxCount = 500;
    public const int DomainsMaxCount = 200;

    /// <summary>How many responsibilities all domains may hold together.</summary>
    public const int ResponsibilitiesMaxCount = 5_000;

    /// <summary>The matrix's name in addresses.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>Who answers for the content.</summary>
    public required string Issuer { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>One sentence: what this matrix answers.</summary>
    public required string Summary { get; init; }

    /// <summary>How a reader finds the columns that are theirs.</summary>
    public string? Guidance { get; init; }

    /// <summary>Whom to ask about a split.</summary>
    public string? Contact { get; init; }

    public string? Disclaimer { get; init; }

    /// <summary>Who can own something. Their order is the order of every set of parties.</summary>
    public required ValueList<Party> Parties { get; init; }

    /// <summary>The columns.</summary>
    public required ValueList<HostingModel> HostingModels { get; init; }

    public ValueList<Deployment> Deployments { get; init; } = [];

    public ValueList<Framework> Frameworks { get; init; } = [];

    /// <summary>What the control mappings claim, and what not.</summary>
    public string? FrameworkNote { get; init; }

    public ValueList<Source> Sources { get; init; } = [];

    public ValueList<Statement> Statements { get; init; } = [];

    /// <summary>The row groups, with the rows in them.</summary>
    public required ValueList<ControlDomain> Domains { get; init; }

    /// <summary>All rows, in the order of the matrix.</summary>
    public IEnumerable<Responsibility> Responsibilities => Domains.SelectMany(domain => domain.Responsibilities);

    /// <summary>The party that "you" means to a reader, or null when the matrix has none of that slug.</summary>
    public Party? ReadersParty => Parties.FirstOrDefault(party => party.Slug == Party.ReaderSlug);
}
