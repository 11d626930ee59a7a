using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A list of elements in their order.</summary>
public sealed partial class StructureTable
{
    /// <summary>The maximum number of lines that are shown at once. Users find other elements with the search.</summary>
    public const int ShownMaxCount = 150;

    private readonly Dictionary<(string Slug, ElementAction Act), ElementReference> _buttons = [];
    private (string Slug, ElementAction Act)? _focus;
    private string _search = "";

    [Parameter, EditorRequired]
    public required IReadOnlyList<ListedElement> Items { get; set; }

    [Parameter, EditorRequired]
    public required string Caption { get; set; }

    [Parameter, EditorRequired]
    public required string Noun { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public bool CanCopy { get; set; }

    /// <summary>Whether an element can be marked as checked today.</summary>
    [Parameter]
    public bool CanCheck { get; set; }

    /// <summary>Whether published elements are retired rather than removed.</summary>
    [Parameter]
    public bool Retires { get; set; }

    [Parameter]
    public EventCallback<(ElementAction Act, ListedElement Item)> OnAct { get; set; }

    private IReadOnlyList<ListedElement> Found =>
        string.IsNullOrWhiteSpace(_search)
            ? Items
            :
            [
                .. Items.Where(item =>
                    item.Title.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase)
                    || item.Slug.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase)
                ),
            ];

    private IReadOnlyList<ListedElement> Shown => [.. Found.Take(ShownMaxCount)];

    /// <remarks>A line that moves takes its buttons with it, and the browser drops the focus of a moved element.</remarks>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focus is { } focus && _buttons.TryGetValue(focus, out var button))
        {
            _focus = null;
            await button.FocusAsync();
        }
    }

    private string RemoveWord(ListedElement item) => Retires && item.IsPublished ? "Retire" : "Remove";

    private async Task MoveAsync(ElementAction act, ListedElement item)
    {
        await OnAct.InvokeAsync((act, item));
        _focus = (item.Slug, act);
    }
}
