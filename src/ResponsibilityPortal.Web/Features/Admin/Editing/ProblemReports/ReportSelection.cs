using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>Which problem reports of a matrix to list.</summary>
/// <param name="IsOpen">Open or closed reports; null for both.</param>
/// <param name="Cell">Only reports about this cell or its whole row; null for all.</param>
public sealed record ReportSelection(bool? IsOpen, CellKey? Cell = null);
