using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Rows, columns and texts of a draft. The page follows the changes of other editors while it is open.</summary>
public sealed partial class StructurePage : IDisposable
{
    private LiveDraft? _live;
    private SignedIn? _who;
    private DraftSnapshot? _draft;
    private ElementReference _status;
    private string? _message;
    private IReadOnlyList<RecordedStructureEdit> _edits = [];
    private Guid? _undo;
    private bool _isAboutLast;
    private bool _isRead;
    private bool _hasOffer;
    private bool _focusStatus;
    private string? _readFor;

    [Parameter]
    public required string Matrix { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.PartKey)]
    public string? PartKey { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.DomainKey)]
    public string? Domain { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required DraftStructureEditor StructureEditor { get; set; }

    [Inject]
    public required StructureEdits Edits { get; set; }

    [Inject]
    public required BuiltInOffers Offers { get; set; }

    [Inject]
    public required DraftSnapshots Drafts { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    private string Slug => Matrix;

    /// <remarks>Doesn't include cells that were edited since, because the page shows no cells.</remarks>
    private Matrix? Content => Frame?.Content;

    private DraftFrame? Frame => _draft?.Frame;

    private int Latest => Frame?.Latest ?? 0;

    /// <summary>The edit that was last made, undone or redone on this page.</summary>
    private RecordedStructureEdit? Last => _undo is { } operation ? _edits.FirstOrDefault(edit => edit.OperationId == operation) : null;

    private bool CanEdit => _who?.HasAny(Roles.Editor) == true;

    private StructurePart Shown => StructurePart.Of(PartKey);

    private string? ShownDomain =>
        Shown != StructurePart.Rows
            ? null
            : Content?.Domains.FirstOrDefault(domain => domain.Slug == Domain)?.Slug ?? Content?.Domains[0].Slug;

    private StructureCommands Editor => new(StructureEditor, Dialogs, Matrix, _who!.Actor);

    public void Dispose() => _live?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        if (_readFor != Matrix)
        {
            _readFor = Matrix;
            _live?.Dispose();
            _live = new LiveDraft(Drafts, Matrix, Clock, () => InvokeAsync(FollowAsync));
            (_message, _undo) = (null, null);
            await ReadAsync();
            _hasOffer =
                _who is not null && _draft is not null && await Offers.FindAsync(Matrix, _who.Actor, CancellationToken.None) is not null;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusStatus)
        {
            _focusStatus = false;
            await _status.FocusAsync();
        }
    }

    private async Task ReadAsync()
    {
        _draft = _who is null ? null : await StructureEditor.OpenAsync(Matrix, _who.Actor, CancellationToken.None);
        _edits = _draft is null ? [] : await Edits.ListAsync(Matrix, _who!.Actor, CancellationToken.None);
        _isRead = true;
    }

    private async Task FollowAsync()
    {
        var before = Frame;
        await ReadAsync();
        if (!ReferenceEquals(before, Frame))
        {
            StateHasChanged();
        }
    }

    private async Task ChangeTextsAsync()
    {
        if (await Editor.AskAsync("Edit the texts of the matrix", ElementForms.Texts(Content!)) is { } outcome)
        {
            await ShowAsync(StructureReport.Of(outcome));
        }
    }

    private async Task ToggleAsync(Guid operation) =>
        await ShowAsync(StructureReport.Of(await Editor.ToggleAsync(operation)) with { TakesFocus = true });

    /// <summary>Shows the result of an edit. If it changed nothing, the last edit can still be undone.</summary>
    private async Task ShowAsync(StructureReport report)
    {
        (_message, _isAboutLast, _focusStatus) = (report.Message, report.Operation is not null, report.TakesFocus);
        _undo = report.Operation ?? _undo;
        await ReadAsync();
        StateHasChanged();
    }
}
