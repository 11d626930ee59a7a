using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>A command to change one cell of a draft.</summary>
/// <param name="Responsibility">Slug of the row.</param>
/// <param name="Content">The full new content of the cell; it names its hosting model.</param>
/// <param name="Seen">The state of the cell that the caller saw.</param>
public sealed record AssignCell(string Responsibility, Assignment Content, CellVersion Seen)
{
    public CellKey Key => new(Responsibility, Content.HostingModel);
}
