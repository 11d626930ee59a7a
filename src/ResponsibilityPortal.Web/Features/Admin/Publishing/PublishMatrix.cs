using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The wish to publish content as the next version of its matrix.</summary>
/// <param name="BasedOn">The number of the latest version the caller knows; 0 for a new matrix.</param>
/// <param name="Message">Why, for readers.</param>
/// <param name="InForceFrom">From when the version is to hold, where that is announced; null for now.</param>
public sealed record PublishMatrix(Matrix Content, int BasedOn, string Message, DateTimeOffset? InForceFrom = null);
