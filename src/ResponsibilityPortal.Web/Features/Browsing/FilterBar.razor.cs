using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Browsing;

public sealed partial class FilterBar
{
    private const int ExamplesInPlaceholder = 3;

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

    /// <summary>Shows what can be typed: abbreviations and control identifiers of this very matrix.</summary>
    private string Placeholder
    {
        get
        {
            var keywords = Matrix.Responsibilities
                .SelectMany(responsibility => responsibility.Keywords)
                .Where(keyword => keyword.Length is 3 or 4 && keyword.All(char.IsAsciiLetterUpper))
                .Take(ExamplesInPlaceholder - 1);
            var control = Matrix.Responsibilities.SelectMany(responsibility => responsibility.Controls).SelectMany(mapping => mapping.Identifiers).Take(1);
            var examples = keywords.Concat(control).ToList();
            return examples.Count == 0 ? "Words of a duty" : $"{string.Join(", ", examples)} ...";
        }
    }

    private static string? Current(bool isCurrent) => isCurrent ? "true" : null;

    private string To(MatrixFilter filter) => Urls.Matrix(Source.Slug, Source.Pinned, filter);

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
            CountOf(RoleFilter.OnlyContributing, isReader ? "you contribute" : $"{you.Name} contributes"),
            CountOf(RoleFilter.None, isReader ? "not yours" : $"without {you.Name}"),
        ];

        (int Count, string Words, MatrixFilter Filter) CountOf(string role, string words) =>
            (View.CountWithParty(you.Slug, role), words, Filter with { Party = you.Slug, Role = role });
    }
}
