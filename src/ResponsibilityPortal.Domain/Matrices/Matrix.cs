namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>
/// A titled table of responsibilities for one product: who is accountable and who contributes, for each security duty in each hosting
/// model. All content for readers is in the matrix; the program itself knows no product.
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
    public const int SynonymGroupsMaxCount = 500;

    /// <summary>The maximum number of responsibilities in all domains together.</summary>
    public const int ResponsibilitiesMaxCount = 5_000;

    /// <summary>The short name of the matrix in addresses.</summary>
    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>The organisation that answers for the content.</summary>
    public required string Issuer { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>One sentence: the question that this matrix answers.</summary>
    public required string Summary { get; init; }

    /// <summary>How readers find their columns.</summary>
    public string? Guidance { get; init; }

    /// <summary>Whom readers can ask about an assignment.</summary>
    public string? Contact { get; init; }

    public string? Disclaimer { get; init; }

    /// <summary>The language of the content, as a tag of BCP 47 (<see cref="LanguageTag"/>).</summary>
    public string Language { get; init; } = LanguageTag.Default;

    /// <summary>What the columns are called.</summary>
    public ColumnKind ColumnKind { get; init; } = ColumnKind.Default;

    /// <summary>Whether several parties can share accountability in a cell. Otherwise each cell has one accountable party.</summary>
    public bool AllowsJointAccountability { get; init; }

    /// <summary>The parties that can own a duty. Their order is the order of every set of parties.</summary>
    public required ValueList<Party> Parties { get; init; }

    /// <summary>The columns.</summary>
    public required ValueList<HostingModel> HostingModels { get; init; }

    public ValueList<Deployment> Deployments { get; init; } = [];

    public ValueList<Framework> Frameworks { get; init; } = [];

    /// <summary>What the control mappings claim and don't claim.</summary>
    public string? FrameworkNote { get; init; }

    public ValueList<Source> Sources { get; init; } = [];

    public ValueList<Statement> Statements { get; init; } = [];

    /// <summary>Groups of terms that mean the same to the search. They change what readers find, not what the matrix says.</summary>
    public ValueList<SynonymGroup> Synonyms { get; init; } = [];

    /// <summary>Whether the search also uses the program's default list of security terms.</summary>
    public bool UsesDefaultSynonyms { get; init; } = true;

    /// <summary>The groups of rows, with their rows.</summary>
    public required ValueList<ControlDomain> Domains { get; init; }

    /// <summary>All rows, in the order of the matrix.</summary>
    public IEnumerable<Responsibility> Responsibilities => Domains.SelectMany(domain => domain.Responsibilities);

    /// <summary>The party that "you" refers to for a reader, or null when the matrix has no party with that slug.</summary>
    public Party? ReadersParty => Parties.FirstOrDefault(party => party.Slug == Party.ReaderSlug);
}
