using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>A cell that another editor saved before you did.</summary>
/// <param name="Mine">What you wanted to save; null while you are still typing.</param>
public sealed record CellConflict(DraftCell Theirs, Assignment? Mine);
