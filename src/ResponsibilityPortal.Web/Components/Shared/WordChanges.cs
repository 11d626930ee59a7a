using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using ResponsibilityPortal.Domain.Versions.Comparing;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>Two texts merged into one, with the removed and added words marked.</summary>
/// <remarks>Built in code, because Razor would add spaces between the words.</remarks>
public sealed class WordChanges : ComponentBase
{
    private const int MinLength = 60;

    [Parameter, EditorRequired]
    public required string Before { get; set; }

    [Parameter, EditorRequired]
    public required string After { get; set; }

    /// <summary>Further attributes of the element around the words.</summary>
    [Parameter]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    /// <summary>Returns whether the texts are long enough to be shown merged instead of as "from … to …".</summary>
    public static bool Suits(string before, string after) => Math.Max(before.Length, after.Length) >= MinLength;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "words");
        builder.AddMultipleAttributes(2, Attributes!);
        foreach (var run in WordComparison.Between(Before, After))
        {
            if (run.Change == WordChange.Same)
            {
                builder.AddContent(3, run.Text);
            }
            else
            {
                builder.OpenElement(4, run.Change == WordChange.Added ? "ins" : "del");
                builder.AddContent(5, run.Text);
                builder.CloseElement();
            }
        }

        builder.CloseElement();
    }
}
