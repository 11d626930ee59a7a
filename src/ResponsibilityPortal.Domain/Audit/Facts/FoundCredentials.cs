namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The credentials of a user in the store of an earlier release.</summary>
public sealed record FoundCredentials(Guid User, CredentialDigests Credentials);
