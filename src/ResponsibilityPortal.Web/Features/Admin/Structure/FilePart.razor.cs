using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Imports a file into a draft.</summary>
public sealed partial class FilePart
{
    private ChosenFile? _file;
    private DraftSnapshot? _draft;
    private Guid _operationId;
    private string? _reason;
    private bool _isBusy;

    /// <summary>Slug.</summary>
    [Parameter, EditorRequired]
    public required string Matrix { get; set; }

    [Parameter, EditorRequired]
    public required SignedIn Who { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback<StructureOutcome> OnDone { get; set; }

    [Inject]
    public required DraftStructureEditor StructureEditor { get; set; }

    [Inject]
    public required IMatrixImport Import { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private async Task ReadFileAsync(ReceivedFile received)
    {
        _operationId = Guid.CreateVersion7();
        _file = await ChosenFile.ReadAsync(received, Import);
        _draft = await StructureEditor.OpenAsync(Matrix, Who.Actor, received.CancellationToken);
    }

    private async Task TakeOverAsync(Matrix content)
    {
        _isBusy = true;
        try
        {
            var edit = new StructureEdit.Replace(content, _draft!.ContentHash, new ContentSource.File(_file!.Name));
            var reason = string.IsNullOrWhiteSpace(_reason) ? null : _reason.Trim();
            var outcome = await StructureEditor.EditStructureAsync(
                Matrix,
                edit,
                new Change(Who.Actor, _operationId, reason),
                CancellationToken.None
            );
            if (outcome is StructureOutcome.Stale)
            {
                // Compare the file with the current draft again.
                _draft = await StructureEditor.OpenAsync(Matrix, Who.Actor, CancellationToken.None);
            }
            else
            {
                _file = null;
            }

            await OnDone.InvokeAsync(outcome);
        }
        finally
        {
            _isBusy = false;
        }
    }
}
