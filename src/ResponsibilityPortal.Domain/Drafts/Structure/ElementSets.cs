using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>All lists of named elements in a matrix, except rows.</summary>
public static class ElementSets
{
    public static ElementSetOf<Party> Parties { get; } =
        new(
            "party",
            "party",
            matrix => matrix.Parties,
            (matrix, items) => matrix with { Parties = items },
            party => (party.Slug, party.Name)
        );

    public static ElementSetOf<HostingModel> HostingModels { get; } =
        new(
            "hosting-model",
            "hosting model",
            matrix => matrix.HostingModels,
            (matrix, items) => matrix with { HostingModels = items },
            model => (model.Slug, model.Name)
        );

    public static ElementSetOf<Deployment> Deployments { get; } =
        new(
            "deployment",
            "deployment",
            matrix => matrix.Deployments,
            (matrix, items) => matrix with { Deployments = items },
            deployment => (deployment.Slug, deployment.Name)
        );

    public static ElementSetOf<Framework> Frameworks { get; } =
        new(
            "framework",
            "framework",
            matrix => matrix.Frameworks,
            (matrix, items) => matrix with { Frameworks = items },
            framework => (framework.Slug, framework.Name)
        );

    public static ElementSetOf<Source> Sources { get; } =
        new(
            "source",
            "source",
            matrix => matrix.Sources,
            (matrix, items) => matrix with { Sources = items },
            source => (source.Slug, source.Title)
        );

    public static ElementSetOf<Statement> Statements { get; } =
        new(
            "statement",
            "statement",
            matrix => matrix.Statements,
            (matrix, items) => matrix with { Statements = items },
            statement => (statement.Slug, statement.Slug)
        );

    /// <summary>The domains. A domain's rows are not among its own properties.</summary>
    public static ElementSetOf<ControlDomain> Domains { get; } =
        new(
            "domain",
            "domain",
            matrix => matrix.Domains,
            (matrix, items) => matrix with { Domains = items },
            domain => (domain.Slug, domain.Name),
            domain => domain with { Responsibilities = [] },
            (current, wanted) => wanted with { Responsibilities = current.Responsibilities }
        );

    public static ValueList<ElementSet> All { get; } = [Parties, HostingModels, Deployments, Frameworks, Sources, Statements, Domains];
}
