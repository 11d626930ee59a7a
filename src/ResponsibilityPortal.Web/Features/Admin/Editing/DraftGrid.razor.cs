using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web.Virtualization;
using Microsoft.JSInterop;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The cells of a draft as an accessible grid. Only edits are sent over the circuit.</summary>
public sealed partial class DraftGrid : IDisposable
{
    /// <summary>
    /// Height of a line in CSS pixels. The browser uses it to scroll to lines that are not rendered yet. Keep it the same as in admin.css.
    /// </summary>
    private const int ItemHeight = 48;

    private ElementReference _scroll;
    private Virtualize<DraftLine>? _lines;
    private DotNetObjectReference<GridCalls>? _calls;
    private DraftFrame? _frame;
    private GridStyles? _styles;

    [Parameter, EditorRequired]
    public required EditorSession Session { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    /// <summary>The cells with an open comment of the team.</summary>
    [Parameter]
    public IReadOnlySet<CellKey> Commented { get; set; } = new HashSet<CellKey>();

    /// <summary>The cells with an open problem report of a reader; without a hosting model for a whole row.</summary>
    [Parameter]
    public IReadOnlySet<CellKey> Reported { get; set; } = new HashSet<CellKey>();

    /// <summary>The cell that has the focus at first; null for the first cell of the grid.</summary>
    [Parameter]
    public CellKey? First { get; set; }

    [Parameter]
    public EventCallback<GridEdit> OnAct { get; set; }

    [Parameter]
    public EventCallback<(GridRange Range, string Text)> OnPaste { get; set; }

    /// <summary>Raised when the user pastes more than a matrix can contain.</summary>
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

    /// <summary>Shows different rows.</summary>
    public async Task RowsChangedAsync()
    {
        await _lines!.RefreshDataAsync();
        StateHasChanged();
    }

    /// <summary>Returns the focus to the cell that had it.</summary>
    public async Task FocusAsync() => await Browser.InvokeVoidAsync("portalEditor.focus", _scroll);

    /// <summary>Moves to a cell, or to the first cell of its row.</summary>
    public async Task ShowAsync(CellKey key)
    {
        if (Session.Lines.FirstOrDefault(line => line.Row?.Responsibility.Slug == key.Responsibility) is { } line)
        {
            var column = Models.Index().FirstOrDefault(model => model.Item.Slug == key.HostingModel).Index;
            await Browser.InvokeVoidAsync("portalEditor.show", _scroll, line.Index, column);
        }
    }

    public void Dispose() => _calls?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        var frame = Draft.Frame;
        if (ReferenceEquals(frame, _frame))
        {
            return;
        }

        _styles = new GridStyles(frame);
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
            _calls = DotNetObjectReference.Create(new GridCalls(this));
            await Browser.InvokeVoidAsync("portalEditor.attach", _scroll, _calls);
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
