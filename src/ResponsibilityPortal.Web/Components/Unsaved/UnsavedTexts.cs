using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace ResponsibilityPortal.Web.Components.Unsaved;

/// <summary>Keeps track of the guards on the open page, and asks before their text is discarded.</summary>
/// <remarks>There is one for each circuit. The browser shows the question (unsaved.js), on top of everything else.</remarks>
public sealed class UnsavedTexts(IJSRuntime browser)
{
    private readonly List<UnsavedGuard> _guards = [];

    /// <summary>Asks what to do with unsaved text.</summary>
    public async Task<UnsavedChoice> AskAsync(UnsavedQuestion question) =>
        await browser.InvokeAsync<string>("portalUnsaved.ask", question) switch
        {
            "save" => UnsavedChoice.Save,
            "discard" => UnsavedChoice.Discard,
            _ => UnsavedChoice.Stay,
        };

    /// <summary>Stays on the page if it contains unsaved text and the user doesn't want to leave.</summary>
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
