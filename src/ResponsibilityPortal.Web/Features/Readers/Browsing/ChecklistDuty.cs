using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>A row as a checklist tells it to one party: one answer where the hosting models agree, split only where they differ.</summary>
/// <param name="Answers">Cells that say the same, with the models they hold in.</param>
internal sealed record ChecklistDuty(MatrixRow Row, IReadOnlyList<(List<HostingModel> Models, Assignment Cell)> Answers)
{
    public static ChecklistDuty Of(MatrixRow row, ValueList<HostingModel> columns)
    {
        var answers = new List<(List<HostingModel> Models, Assignment Cell)>();
        foreach (var column in columns.AsSpan())
        {
            var cell = row.Responsibility.In(column.Slug) ?? new Assignment(column.Slug);
            var same = answers.Find(answer => answer.Cell.SaysTheSameAs(cell));
            if (same.Models is null)
            {
                answers.Add(([column], cell));
            }
            else
            {
                same.Models.Add(column);
            }
        }

        return new ChecklistDuty(row, answers);
    }
}
