using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>Asks for the details of a new token until it is created or the user cancels.</summary>
public sealed partial class TokenDialog
{
    private static string Explain(ApiScopes scope) =>
        scope switch
        {
            ApiScopes.ReadDrafts => "read-drafts: reads drafts",
            ApiScopes.EditDrafts => "edit-drafts: edits drafts, and reads them",
            ApiScopes.Publish => "publish: publishes drafts",
            _ => ApiScopeNames.Of(scope),
        };
}
