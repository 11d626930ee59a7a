using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Components.Commands;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>The input for a new token.</summary>
public sealed class TokenForm : CommandForm
{
    public string Name { get; set; } = "";

    public ApiScopes Scopes { get; set; } = ApiScopes.ReadDrafts;

    public int? Days { get; set; } = CreateToken.DefaultDays;

    public override object State => (Name, Scopes, Days);

    public void Set(ApiScopes scope, bool isHeld) => Scopes = isHeld ? Scopes | scope : Scopes & ~scope;
}
