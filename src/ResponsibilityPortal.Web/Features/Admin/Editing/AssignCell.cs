using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The wish that a cell of a draft says something else.</summary>
/// <param name="Responsibility">Slug of the row.</param>
/// <param name="Content">All that the cell is to say; it names its hosting model.</param>
/// <param name="Seen">The state of the cell that the caller decided on.</param>
public sealed record AssignCell(string Responsibility, Assignment Content, CellVersion Seen)
{
    public CellKey Key => new(Responsibility, Content.HostingModel);
}
