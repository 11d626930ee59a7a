namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>
/// The selection in the grid as the browser sends it. Lines have an index and a name, so that a mismatch between the two is detected.
/// </summary>
/// <param name="First">Index of the first line.</param>
/// <param name="FirstRow">Slug of its row; null to select all lines, whatever their names.</param>
/// <param name="Last">Index of the last line.</param>
/// <param name="LastRow">Slug of its row; null to select all lines.</param>
/// <param name="Models">Slugs of the columns, in their order.</param>
/// <param name="Shown">Number of the snapshot of the draft that the browser showed.</param>
public sealed record GridRange(int First, string? FirstRow, int Last, string? LastRow, string[] Models, long Shown);
