namespace ResponsibilityPortal.Web.Features.Accounts.Credentials;

/// <summary>For whom credentials are made.</summary>
public sealed record NewAccount(Guid Id, string Name, string Email);
