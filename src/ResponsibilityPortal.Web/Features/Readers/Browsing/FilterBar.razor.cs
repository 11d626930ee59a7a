using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

public sealed partial class FilterBar
{
    /// <summary>
    /// Frequent searches of security engineers. Those that the matrix contains are shown as examples for the search field.
    /// </summary>
    private static readonly string[] SearchExamples = ["MFA", "CMK", "CC6.1", "SSO", "AC-2"];

    private const int ExamplesShown = 3;

    [Parameter, EditorRequired]
    public required PageSource Source { get; set; }

    [Parameter, EditorRequired]
    public required MatrixView View { get; set; }

    private Matrix Matrix => Source.Published.Matrix;

    private MatrixFilter Filter => View.Filter;

    private string Product => ProductName.Of(Matrix);

    private string Placeholder
    {
        get
        {
            var known = Matrix
                .Responsibilities.SelectMany(responsibility =>
                    responsibility.Controls.SelectMany(mapping => mapping.Identifiers).Concat(responsibility.Keywords)
                )
                .ToHashSet(StringComparer.Ordinal);
            var examples = SearchExamples.Where(known.Contains).Take(ExamplesShown).ToList();
            return examples.Count == 0 ? "Search duties" : $"Search duties and controls: {string.Join(", ", examples)} ...";
        }
    }
}
