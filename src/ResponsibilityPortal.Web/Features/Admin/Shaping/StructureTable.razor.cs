using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>A list of elements in their order.</summary>
public sealed partial class StructureTable
{
    /// <summary>How many lines are shown at once; whoever looks for another one searches.</summary>
    public const int ShownMaxCount = 150;

    private readonly Dictionary<(string Slug, StructureAct Act), ElementReference> _buttons = [];
    private (string Slug, StructureAct Act)? _focus;
    private string _search = "";

    [Parameter, EditorRequired]
    public required IReadOnlyList<StructureItem> Items { get; set; }

    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    [Parameter, EditorRequired]
    public required string Noun { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public bool CanCopy { get; set; }

    /// <summary>Whether an element can be noted as checked today.</summary>
    [Parameter]
    public bool CanCheck { get; set; }

    /// <summary>Whether what was published is retired rather than removed.</summary>
    [Parameter]
    public bool Retires { get; set; }

    [Parameter]
    public EventCallback<(StructureAct Act, StructureItem Item)> OnAct { get; set; }

    private IReadOnlyList<StructureItem> Found => string.IsNullOrWhiteSpace(_search) ? Items :
        [.. Items.Where(item => item.Title.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase) || item.Slug.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase))];

    private IReadOnlyList<StructureItem> Shown => [.. Found.Take(ShownMaxCount)];

    /// <remarks>A line that moves takes its buttons along, and the browser drops the focus of what is moved.</remarks>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } focus && _buttons.TryGetValue(focus, out var button))
        {
            _focus = null;
            await button.FocusAsync();
        }
    }

    private string RemoveWord(StructureItem item) => Retires && item.IsPublished ? "Retire" : "Remove";

    private async Task MoveAsync(StructureAct act, StructureItem item)
    {
        await OnAct.InvokeAsync((act, item));
        _focus = (item.Slug, act);
    }
}
