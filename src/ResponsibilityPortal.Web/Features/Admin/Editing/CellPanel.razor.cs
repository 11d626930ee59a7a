using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Features.Admin.Editing.Comments;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>One cell with all its details: parties, notes, the reason, comments and the history. One panel serves all cells.</summary>
public sealed partial class CellPanel
{
    private ElementReference _panel;
    private ElementReference _problemLine;
    private ConflictSection? _conflict;
    private CellComments? _comments;
    private OpenedCell _cell = null!;
    private string? _problem;
    private bool _isAsking;
    private bool _shows;

    [Parameter, EditorRequired]
    public required EditorSession Session { get; set; }

    [Parameter, EditorRequired]
    public required CellKey Cell { get; set; }

    [Parameter, EditorRequired]
    public required Actor Who { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Parameter]
    public EventCallback<EditReport> OnSaved { get; set; }

    /// <summary>Raised when a comment was added, resolved or reopened.</summary>
    [Parameter]
    public EventCallback OnCommented { get; set; }

    [Inject]
    public required CellReasons Reasons { get; set; }

    [Inject]
    public required UnsavedTexts Texts { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; set; }

    private bool IsUnsaved => _cell.Form.IsDirty || _comments?.HasText == true;

    private EventCallback<ChangeEventArgs> Typing =>
        _cell.IsTyping ? default : EventCallback.Factory.Create<ChangeEventArgs>(this, _cell.BeginTyping);

    protected override void OnInitialized() => _cell = new OpenedCell(Session, Cell);

    protected override void OnParametersSet() => _cell.Follow();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _cell.Restore(await Browser.InvokeAsync<string?>("portalEditor.panelOpened", _panel));
            StateHasChanged();
        }
        else if (_shows)
        {
            _shows = false;
            await (
                _cell.Conflict is not null && _conflict is not null ? _conflict.RevealAsync()
                : _problem is not null ? Browser.InvokeVoidAsync("portalEditor.reveal", _problemLine).AsTask()
                : Task.CompletedTask
            );
        }
    }

    private Task KeyAsync(KeyboardEventArgs key) =>
        key switch
        {
            { Key: "Escape" } => CloseAsync(),
            { Key: "Enter", CtrlKey: true } when CanEdit => SaveAsync(),
            _ => Task.CompletedTask,
        };

    private async Task SaveAsync()
    {
        if (await _cell.SaveAsync(Reasons, Who) is not { } report)
        {
            return;
        }

        (_problem, _shows) = (report is { IsProblem: true, Conflicts.Count: not 1 } ? report.Message : null, true);
        if (!report.IsProblem)
        {
            await OnSaved.InvokeAsync(report);
            await LeaveAsync(keepsComment: _comments?.HasText == true);
        }
    }

    private async Task CloseAsync()
    {
        if (_isAsking)
        {
            return;
        }

        _isAsking = true;
        try
        {
            var choice = IsUnsaved ? await Texts.AskAsync(_cell.Form.QuestionBeforeLeaving(CanEdit)) : UnsavedChoice.Discard;
            if (choice == UnsavedChoice.Discard)
            {
                await LeaveAsync(keepsComment: false);
            }
            else if (choice == UnsavedChoice.Save && (_comments?.HasText != true || await _comments.AddAsync()))
            {
                await (_cell.Form.IsDirty ? SaveAsync() : LeaveAsync(keepsComment: false));
            }
        }
        finally
        {
            _isAsking = false;
        }
    }

    private async Task LeaveAsync(bool keepsComment)
    {
        await Browser.InvokeVoidAsync("portalEditor.panelClosed", _panel, keepsComment);
        await OnClosed.InvokeAsync();
    }

    /// <summary>Discards the input, also in the browser tab, so that it doesn't return when the cell is opened again.</summary>
    private async Task UseTheirsAsync()
    {
        await Browser.InvokeVoidAsync("portalEditor.forgetTyped", _panel);
        _cell.UseTheirs();
        _problem = null;
    }

    private async Task KeepMineAsync()
    {
        _cell.KeepMine();
        await SaveAsync();
    }
}
