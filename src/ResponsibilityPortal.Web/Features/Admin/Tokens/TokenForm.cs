using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>What is being typed about a new token.</summary>
public sealed class TokenForm
{
    public string Name { get; set; } = "";

    public ApiScopes Scopes { get; set; } = ApiScopes.ReadDrafts;

    public int? Days { get; set; } = CreateToken.DefaultDays;

    /// <summary>All that can be typed, to tell whether anything was.</summary>
    public (string Name, ApiScopes Scopes, int? Days) State => (Name, Scopes, Days);

    /// <summary>Made with the form, so that saving it twice acts once.</summary>
    public Guid OperationId { get; } = Guid.CreateVersion7();

    public void Set(ApiScopes scope, bool isHeld) => Scopes = isHeld ? Scopes | scope : Scopes & ~scope;
}
