using Microsoft.AspNetCore.Components;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>Asks for what is to be known about a person, until it can be saved or the wish is dropped.</summary>
public sealed partial class PersonDialog
{
    private IReadOnlyList<string> _problems = [];
    private (string Name, string Email, PersonRights Rights, string Reason) _opened;
    private bool _isSaving;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter]
    public PersonForm Form { get; set; } = new();

    /// <summary>Tries to save what was typed; returns what is wrong, or null when it is saved.</summary>
    [Parameter, EditorRequired]
    public required Func<PersonForm, Task<string?>> Save { get; set; }

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

    private static string Explain(Roles role) => role switch
    {
        Roles.Admin => "Admin: users, tokens and the audit log",
        Roles.Approver => "Approver: publishes",
        Roles.Editor => "Editor: edits drafts",
        Roles.Auditor => "Auditor: reads the audit log, people and roles",
        _ => RoleNames.Of(role),
    };
}
