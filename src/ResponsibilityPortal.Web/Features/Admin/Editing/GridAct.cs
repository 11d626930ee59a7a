namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>What a key or a button in the grid asks for, as the browser sends it.</summary>
/// <param name="Kind">One of the kinds that <see cref="GridActs"/> knows.</param>
/// <param name="Value">Slug of a party, where the act is about one.</param>
public sealed record GridAct(string Kind, GridRange Range, string? Value);
