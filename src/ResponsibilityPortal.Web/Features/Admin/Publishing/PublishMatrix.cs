using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A command to publish content as the next version of its matrix.</summary>
/// <param name="BasedOn">The number of the latest version that the caller knows; 0 for a new matrix.</param>
/// <param name="Message">The reason for the publication, for readers.</param>
/// <param name="InForceFrom">When an announced version takes effect; null for immediately.</param>
public sealed record PublishMatrix(Matrix Content, int BasedOn, string Message, DateTimeOffset? InForceFrom = null);
