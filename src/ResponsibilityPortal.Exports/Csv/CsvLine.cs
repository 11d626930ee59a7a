using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Exports.Csv;

/// <summary>One line of a CSV export: a row in one hosting model, in the group under which the view shows it.</summary>
/// <param name="Control">The control that the group stands for, or null.</param>
/// <param name="Part">The strongest part of the reader's party in the row, over the models shown; null when nobody is "you".</param>
internal sealed record CsvLine(MatrixRow Row, HostingModel Model, Assignment Cell, string? Control, Part? Part)
{
    public Responsibility Responsibility => Row.Responsibility;

    /// <summary>The lines of a view, in its order.</summary>
    public static IEnumerable<CsvLine> Of(MatrixView view)
    {
        var lines =
            from shown in view.Filter.View == MatrixViewKind.Checklist ? ByPart(view) : Grouped(view)
            from model in view.Columns
            select new CsvLine(
                shown.Row,
                model,
                shown.Row.Responsibility.In(model.Slug) ?? new Assignment(model.Slug),
                shown.Control,
                view.You is { } you ? view.StrongestPartOf(you.Slug, shown.Row) : null);
        return lines;
    }

    private static IEnumerable<(MatrixRow Row, string? Control)> Grouped(MatrixView view) =>
        view.Groups.SelectMany(group => group.Rows.Select(row => (row, (group as RowGroup.OfControl)?.Identifier)));

    /// <summary>A checklist has its own order: yours, what you contribute to, what is not yours.</summary>
    private static IEnumerable<(MatrixRow Row, string? Control)> ByPart(MatrixView view) => view.You is { } you
        ? view.Rows.OrderByDescending(row => view.StrongestPartOf(you.Slug, row)).Select(row => (row, (string?)null))
        : view.Rows.Select(row => (row, (string?)null));
}
