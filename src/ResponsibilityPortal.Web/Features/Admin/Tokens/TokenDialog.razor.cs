using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Tokens;

/// <summary>Asks for what is to be known about a new token, until it can be made or the wish is dropped.</summary>
public sealed partial class TokenDialog
{
    private IReadOnlyList<string> _problems = [];
    private (string Name, ApiScopes Scopes, int? Days) _opened;
    private bool _isSaving;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter]
    public TokenForm Form { get; set; } = new();

    /// <summary>Tries to make the token; returns what is wrong, or null when it is made.</summary>
    [Parameter, EditorRequired]
    public required Func<TokenForm, Task<string?>> Save { get; set; }

    protected override void OnInitialized() => _opened = Form.State;

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        var problem = await Save(Form);
        _isSaving = false;
        if (problem is null)
        {
            Dialog.Close();
        }
        else
        {
            _problems = [problem];
        }
    }

    private static string Explain(ApiScopes scope) => scope switch
    {
        ApiScopes.ReadDrafts => "read-drafts: reads drafts",
        ApiScopes.EditDrafts => "edit-drafts: edits drafts, and reads them",
        ApiScopes.Publish => "publish: publishes drafts",
        _ => ApiScopeNames.Of(scope),
    };
}
