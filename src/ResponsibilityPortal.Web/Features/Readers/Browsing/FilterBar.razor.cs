using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class FilterBar
{
    /// <summary>What security engineers type first; those that a matrix knows show what its search field takes.</summary>
    private static readonly string[] SearchExamples = ["MFA", "CMK", "CC6.1", "SSO", "AC-2"];

    private const int ExamplesShown = 3;

    private static readonly (string? Kind, string Name)[] Views =
        [(null, "Table"), (MatrixViewKind.Overview, "Overview"), (MatrixViewKind.Checklist, "Checklist")];

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private MatrixFilter Filter => View.Filter;

    private string Placeholder
    {
        get
        {
            var known = Matrix.Responsibilities
                .SelectMany(responsibility => responsibility.Controls.SelectMany(mapping => mapping.Identifiers).Concat(responsibility.Keywords))
                .ToHashSet(StringComparer.Ordinal);
            var examples = SearchExamples.Where(known.Contains).Take(ExamplesShown).ToList();
            return examples.Count == 0 ? "Words of a duty" : $"{string.Join(", ", examples)} ...";
        }
    }

    private static string? Current(bool isCurrent) => isCurrent ? "true" : null;

    private string To(MatrixFilter filter) => Source.Links.Matrix(filter);

    /// <summary>How many rows are yours, which you contribute to and which are not yours, each as the filter that shows them.</summary>
    private IEnumerable<(int Count, string Words, MatrixFilter Filter)> Counts()
    {
        if (View.You is not { } you)
        {
            return [];
        }

        var isReader = you.Slug == Party.ReaderSlug;
        return
        [
            CountOf(RoleFilter.Accountable, isReader ? "yours" : $"{you.Name} accountable"),
            CountOf(RoleFilter.OnlyContributing, isReader ? "you contribute" : $"{you.Name} {PartWords.Contributes(you.Name)}"),
            CountOf(RoleFilter.None, isReader ? "not yours" : $"without {you.Name}"),
        ];

        (int Count, string Words, MatrixFilter Filter) CountOf(string role, string words) =>
            (View.CountWithParty(you.Slug, role), words, Filter with { Party = you.Slug, Role = role });
    }
}
