using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Losses;

/// <summary>
/// Names the properties of a matrix with texts or settings beyond its head and its names, which a format for rows has no place for.
/// </summary>
internal static class StructureTexts
{
    /// <summary>The head of a matrix, which most formats have a place for.</summary>
    public static readonly string[] Head = ["title", "issuer", "standing"];

    /// <summary>Returns the names in the exchange format, in its order.</summary>
    public static IEnumerable<string> In(Matrix matrix)
    {
        yield return "summary";
        foreach (
            var (name, isUsed) in new[]
            {
                ("guidance", matrix.Guidance is not null),
                ("contact", matrix.Contact is not null),
                ("disclaimer", matrix.Disclaimer is not null),
                ("lang", matrix.Language != LanguageTag.Default),
                ("columnKind", matrix.ColumnKind != ColumnKind.Default),
                ("allowsJointAccountability", matrix.AllowsJointAccountability),
                ("parties", matrix.Parties.Any(party => party.Description is not null || party.Examples.Count > 0)),
                ("hostingModels", matrix.HostingModels.Any(HasTexts)),
                ("deployments", matrix.Deployments.Any(deployment => deployment.Note is not null)),
                ("frameworks", matrix.Frameworks.Any(framework => framework.Note is not null)),
                ("frameworkNote", matrix.FrameworkNote is not null),
                ("sources", matrix.Sources.Count > 0),
                ("statements", matrix.Statements.Count > 0),
                ("synonyms", matrix.Synonyms.Count > 0),
                ("defaultSynonyms", !matrix.UsesDefaultSynonyms),
                ("domains", matrix.Domains.Any(domain => domain.Description is not null)),
            }
        )
        {
            if (isUsed)
            {
                yield return name;
            }
        }
    }

    /// <summary>Returns whether no row or cell cites some source. Formats that write sources where they are cited lose it.</summary>
    public static bool HasUncitedSources(Matrix matrix) =>
        matrix
            .Sources.Select(source => source.Slug)
            .Except(matrix.Responsibilities.SelectMany(row => row.Sources.Concat(row.Assignments.SelectMany(cell => cell.Sources))))
            .Any();

    /// <summary>Returns whether no row maps to some framework. Formats that write frameworks with their controls lose it.</summary>
    public static bool HasUnmappedFrameworks(Matrix matrix) =>
        matrix
            .Frameworks.Select(framework => framework.Slug)
            .Except(matrix.Responsibilities.SelectMany(row => row.Controls).Select(mapping => mapping.Framework))
            .Any();

    /// <summary>Returns whether some domain has no rows. Formats that write domains with their rows lose it.</summary>
    public static bool HasEmptyDomains(Matrix matrix) => matrix.Domains.Any(domain => domain.Responsibilities.Count == 0);

    private static bool HasTexts(HostingModel model) =>
        model.Label is not null
        || model.Definition is not null
        || model.Products.Count > 0
        || model.Basis is not null
        || model.BasisNote is not null
        || model.Note is not null
        || model.Aliases.Count > 0;
}
