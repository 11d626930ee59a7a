using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>The wish to publish content as the next version of its matrix.</summary>
/// <param name="BasedOn">The number of the latest version the caller knows; 0 for a new matrix.</param>
/// <param name="Message">Why, for readers.</param>
public sealed record PublishMatrix(Matrix Content, int BasedOn, string Message);
