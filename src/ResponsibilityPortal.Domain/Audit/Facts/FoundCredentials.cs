namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>By what a user of a store of an earlier release can sign in.</summary>
public sealed record FoundCredentials(Guid Person, CredentialDigests Credentials);
