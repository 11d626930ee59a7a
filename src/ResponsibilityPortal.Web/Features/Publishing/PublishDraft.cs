namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>The wish to publish the draft of a matrix as its next version.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="BasedOn">The number of the latest version the caller knows.</param>
/// <param name="Message">Why, for readers.</param>
public sealed record PublishDraft(string Matrix, int BasedOn, string Message);
