namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>What is selected in the grid, as the browser tells it: lines by place and by name, so that a mistake about either is found.</summary>
/// <param name="First">Place of the first line.</param>
/// <param name="FirstRow">Slug of its row; null where all lines are meant, whatever they are.</param>
/// <param name="Last">Place of the last line.</param>
/// <param name="LastRow">Slug of its row; null as well.</param>
/// <param name="Models">Slugs of the columns, in their order.</param>
/// <param name="Shown">Number of the moment of the draft that the browser showed.</param>
public sealed record GridRange(int First, string? FirstRow, int Last, string? LastRow, string[] Models, long Shown);
