using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace ResponsibilityPortal.Web.Components.Unsaved;

/// <summary>Knows the guards of the open page and asks before the text they hold is discarded.</summary>
/// <remarks>One per circuit. The browser shows the question (unsaved.js), in front of everything else.</remarks>
public sealed class UnsavedTexts(IJSRuntime browser)
{
    private readonly List<UnsavedGuard> _guards = [];

    /// <summary>Asks what happens to unsaved text.</summary>
    public async Task<UnsavedChoice> AskAsync(UnsavedQuestion question) => await browser.InvokeAsync<string>("portalUnsaved.ask", question) switch
    {
        "save" => UnsavedChoice.Save,
        "discard" => UnsavedChoice.Discard,
        _ => UnsavedChoice.Stay,
    };

    /// <summary>Keeps the page when it holds unsaved text and the user wants to stay.</summary>
    public async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        var unsaved = _guards.Where(guard => guard.IsUnsaved()).ToList();
        if (unsaved.Count == 0)
        {
            return;
        }

        var question = unsaved.TrueForAll(guard => guard.IsKept) ? UnsavedQuestion.LeavingKept : UnsavedQuestion.Leaving;
        if (await AskAsync(question) != UnsavedChoice.Discard)
        {
            leaving.PreventNavigation();
        }
    }

    internal void Add(UnsavedGuard guard) => _guards.Add(guard);

    internal void Remove(UnsavedGuard guard) => _guards.Remove(guard);
}
