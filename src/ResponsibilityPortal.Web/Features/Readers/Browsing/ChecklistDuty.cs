using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// A row of the checklist of one party. It has one answer for hosting models that agree, and one for each where they differ.
/// </summary>
/// <param name="Answers">The different cells, each with the hosting models that have it.</param>
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
