using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// The title and the description of a filtered matrix. They name the filter and its result, so that tabs, bookmarks and search results are
/// distinguishable, and so that screen readers announce the result when the page opens.
/// </summary>
/// <param name="pinned">Number of the version that the address names; null when it names none.</param>
internal sealed class MatrixPageTitle(MatrixView view, int? pinned)
{
    private readonly List<string> _filters = [.. view.Filter.Reported.Select(field => field.Describe(view.Matrix, view.Filter))];

    public string Title => string.Join(" · ", new[] { Form, Subject, Matrix }.OfType<string>());

    public string Description => $"{Lead}{view.Matrix.Summary}";

    private string Matrix => pinned is { } number ? $"{view.Matrix.Title}, version {number}" : view.Matrix.Title;

    private string? Form =>
        view.Filter.View switch
        {
            MatrixViewKind.Overview => "Overview",
            MatrixViewKind.Checklist => "Checklist",
            _ => null,
        };

    private string Count => $"{view.Rows.Count} of {Wording.Count(view.Index.Rows.Count, "responsibility", "responsibilities")}";

    /// <summary>Whether a deployment is the only filter. Then every row is shown.</summary>
    private bool IsDeploymentOnly => view.Deployment is not null && _filters.Count == 1;

    private string? Subject =>
        _filters.Count == 0 ? null
        : IsDeploymentOnly ? $"{view.Deployment!.Name}: who is responsible"
        : $"{string.Join(", ", _filters)}: {Count}";

    private string Lead =>
        view.Filter.View switch
        {
            _ when IsDeploymentOnly => $"{view.Deployment!.Name}: {view.Deployment.Note} ",
            _ when _filters.Count > 0 => $"{Count}: {string.Join(", ", _filters)}. ",
            MatrixViewKind.Overview =>
                $"How many responsibilities each party is accountable for, by domain and {view.Matrix.ColumnKind.Singular}. ",
            MatrixViewKind.Checklist => "What is yours, where you contribute and what is not yours, to print and tick off. ",
            _ => "",
        };
}
