using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Browsing;

/// <summary>A row as a checklist tells it to one party: one answer where the hosting models agree, split only where they differ.</summary>
/// <param name="Answers">Cells that say the same, with the models they hold in.</param>
internal sealed record ChecklistDuty(MatrixRow Row, IReadOnlyList<(IReadOnlyList<HostingModel> Models, Assignment Cell)> Answers)
{
    public static ChecklistDuty Of(MatrixRow row, ValueList<HostingModel> columns) => new(
        row,
        [
            .. from column in columns
               let cell = row.Responsibility.In(column.Slug) ?? new Assignment(column.Slug)
               group (column, cell) by cell with { HostingModel = "" } into same
               select ((IReadOnlyList<HostingModel>)[.. same.Select(pair => pair.column)], same.First().cell),
        ]);
}
