namespace ResponsibilityPortal.Web.Security;

/// <summary>A valid session, as its user and administrators see it.</summary>
/// <param name="Method">How the user signed in.</param>
/// <param name="SeenAt">When it was last used, to the minute.</param>
/// <param name="From">The network address it was started from; null when unknown.</param>
/// <param name="Browser">Browser and system in words; null when unknown.</param>
public sealed record OpenSession(Guid Id, string Method, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string? From, string? Browser);
