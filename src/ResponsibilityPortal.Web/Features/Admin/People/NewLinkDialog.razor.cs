using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ResponsibilityPortal.Web.Features.Admin.People;

/// <summary>Asks before a new one-time link is created for someone who has an account.</summary>
public sealed partial class NewLinkDialog
{
    private IReadOnlyList<string> _problems = [];
    private string _reason = "";
    private bool _isSaving;

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    [Parameter, EditorRequired]
    public required Person Person { get; set; }

    /// <summary>Tries to create the link, for a reason; returns what is wrong, or null when it is there.</summary>
    [Parameter, EditorRequired]
    public required Func<string?, Task<string?>> Save { get; set; }

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        _isSaving = true;
        var problem = await Save(string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim());
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
}
