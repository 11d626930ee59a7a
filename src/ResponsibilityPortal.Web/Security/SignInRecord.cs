namespace ResponsibilityPortal.Web.Security;

/// <summary>A sign-in, or a failed attempt, from the log.</summary>
/// <param name="What">What happened, in words.</param>
/// <param name="From">The network address of the browser; null when unknown.</param>
/// <param name="Browser">Browser and system in words; null when unknown.</param>
public sealed record SignInRecord(DateTimeOffset At, string What, bool IsFailure, string? From, string? Browser);
