namespace ResponsibilityPortal.Web.Features.Admin.Administration;

/// <summary>One step to set up a new portal.</summary>
/// <param name="Title">The step as an instruction.</param>
/// <param name="Help">Why or how to do it.</param>
/// <param name="Address">Where to do it; null if it is done outside the portal.</param>
public sealed record FirstStep(string Title, string Help, string? Address, bool IsDone);
