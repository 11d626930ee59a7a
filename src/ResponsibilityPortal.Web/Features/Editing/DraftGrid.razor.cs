using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>The cells of a draft as an accessible grid. Only what is done to them crosses the circuit.</summary>
public sealed partial class DraftGrid : IDisposable
{
    /// <summary>Height of a line in CSS pixels, by which the browser scrolls to lines that are not there yet. admin.css says the same.</summary>
    private const int ItemHeight = 48;

    /// <summary>More text than this is no block of cells of a matrix.</summary>
    private const int PasteMaxBytes = 2 * 1024 * 1024;

    private ElementReference _scroll;
    private Virtualize<DraftLine>? _lines;
    private DotNetObjectReference<DraftGrid>? _self;
    private DraftFrame? _frame;
    private GridLooks? _looks;

    [Parameter, EditorRequired]
    public required EditorSession Session { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    /// <summary>The cell to begin at; null for the first of all.</summary>
    [Parameter]
    public CellKey? First { get; set; }

    [Parameter]
    public EventCallback<GridAct> OnAct { get; set; }

    [Parameter]
    public EventCallback<(GridRange Range, string Text)> OnPaste { get; set; }

    /// <summary>Raised when somebody pastes more than any matrix could hold.</summary>
    [Parameter]
    public EventCallback OnTooMuch { get; set; }

    [Parameter]
    public EventCallback<CellKey> OnOpen { get; set; }

    [Parameter]
    public EventCallback OnUndo { get; set; }

    [Parameter]
    public EventCallback OnRedo { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; set; }

    private DraftSnapshot Draft => Session.Draft!;

    private ValueList<HostingModel> Models => Draft.Frame.Content.HostingModels;

    /// <summary>Carries out a key or a button of the grid. Users who cannot edit can copy.</summary>
    [JSInvokable]
    public Task ActAsync(GridAct act) => CanEdit || act.Kind is GridActs.Copied or GridActs.NotCopied ? OnAct.InvokeAsync(act) : Task.CompletedTask;

    [JSInvokable]
    public Task OpenAsync(string responsibility, string model) => OnOpen.InvokeAsync(new CellKey(responsibility, model));

    [JSInvokable]
    public Task UndoAsync() => OnUndo.InvokeAsync();

    [JSInvokable]
    public Task RedoAsync() => OnRedo.InvokeAsync();

    /// <summary>The selection as text for a spreadsheet; empty when the browser shows other lines.</summary>
    [JSInvokable]
    public string Copy(GridRange range) => Session.Select(range) is not { } keys ? "" : SpreadsheetBlock.Write(
        keys.GroupBy(key => key.Responsibility).Select(row => row.Select(key => OwnershipCode.Write(Draft.Frame.Content, Draft.Find(key)!.Content))));

    /// <summary>Takes note that there was nothing to paste.</summary>
    [JSInvokable]
    public Task PasteNothingAsync(GridRange range) => CanEdit ? OnPaste.InvokeAsync((range, "")) : Task.CompletedTask;

    /// <summary>Takes a block from a spreadsheet. It comes as a stream, because a message to the circuit is small.</summary>
    [JSInvokable]
    public async Task PasteAsync(GridRange range, IJSStreamReference block)
    {
        await using var _ = block;
        if (!CanEdit)
        {
            return;
        }

        if (block.Length > PasteMaxBytes)
        {
            await OnTooMuch.InvokeAsync();
            return;
        }

        await using var stream = await block.OpenReadStreamAsync(PasteMaxBytes);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await OnPaste.InvokeAsync((range, await reader.ReadToEndAsync()));
    }

    /// <summary>Shows other rows than before.</summary>
    public async Task RowsChangedAsync()
    {
        await _lines!.RefreshDataAsync();
        StateHasChanged();
    }

    /// <summary>Gives the focus back to the cell that had it.</summary>
    public async Task FocusAsync() => await Browser.InvokeVoidAsync("portalEditor.focus", _scroll);

    /// <summary>Goes to a cell, or to the first cell of its row.</summary>
    public async Task ShowAsync(CellKey key)
    {
        if (Session.Lines.FirstOrDefault(line => line.Row?.Responsibility.Slug == key.Responsibility) is { } line)
        {
            var column = Models.Index().FirstOrDefault(model => model.Item.Slug == key.HostingModel).Index;
            await Browser.InvokeVoidAsync("portalEditor.show", _scroll, line.Index, column);
        }
    }

    public void Dispose() => _self?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var frame = Draft.Frame;
        if (ReferenceEquals(frame, _frame))
        {
            return;
        }

        _looks = new GridLooks(frame);
        var isFirst = _frame is null;
        _frame = frame;
        if (!isFirst && _lines is not null)
        {
            await _lines.RefreshDataAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            await Browser.InvokeVoidAsync("portalEditor.attach", _scroll, _self);
            if (First is { } key)
            {
                await ShowAsync(key);
            }
        }
    }

    private ValueTask<ItemsProviderResult<DraftLine>> ProvideAsync(ItemsProviderRequest request)
    {
        var lines = Session.Lines;
        var count = Math.Min(request.Count, Math.Max(0, lines.Count - request.StartIndex));
        var page = new DraftLine[count];
        for (var index = 0; index < count; index++)
        {
            page[index] = lines[request.StartIndex + index];
        }

        return ValueTask.FromResult(new ItemsProviderResult<DraftLine>(page, lines.Count));
    }
}
