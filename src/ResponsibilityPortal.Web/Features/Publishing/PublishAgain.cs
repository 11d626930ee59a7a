namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>The wish to publish what an earlier version said as the next version.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Version">Number of the earlier version.</param>
/// <param name="BasedOn">The number of the latest version the caller knows.</param>
/// <param name="Message">Why, for readers.</param>
public sealed record PublishAgain(string Matrix, int Version, int BasedOn, string Message);
