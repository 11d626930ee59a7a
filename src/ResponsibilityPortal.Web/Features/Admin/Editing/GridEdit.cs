namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The edit that a key or a button in the grid requests, as the browser sends it.</summary>
/// <param name="Kind">One of the kinds that <see cref="GridEdits"/> knows.</param>
/// <param name="Value">Slug of a party, if the edit is about one.</param>
public sealed record GridEdit(string Kind, GridRange Range, string? Value);
