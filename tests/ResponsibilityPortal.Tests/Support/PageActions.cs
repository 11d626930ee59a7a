using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>What a user does on a rendered page.</summary>
internal static class PageActions
{
    private const string Loading = "Loading…";

    /// <summary>Waits until no part of a page says that it loads. A closed part loads only when it is opened.</summary>
    public static async Task<IRenderedComponent<T>> LoadedAsync<T>(this IRenderedComponent<T> page)
        where T : IComponent
    {
        // bUnit measures its limit with the clock of the portal, which stands still.
        await page.WaitForStateAsync(() => !page.FindAll("[role=status]").Any(IsLoading))
            .WaitAsync(Timeouts.Hang, Xunit.TestContext.Current.CancellationToken);
        return page;
    }

    /// <summary>Clicks the only button with a text. It is found and clicked in one go, so that no rendering comes between.</summary>
    /// <returns>A task that ends when the page has done what the button says.</returns>
    public static Task PressAsync<T>(this IRenderedComponent<T> page, string button)
        where T : IComponent =>
        page.InvokeAsync(() => page.FindAll("button").Single(element => element.TextContent.Trim() == button).ClickAsync());

    private static bool IsLoading(IElement part) => part.TextContent.Trim() == Loading && part.Closest("details:not([open])") is null;
}
