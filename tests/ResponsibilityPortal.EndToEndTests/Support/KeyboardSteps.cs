using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Steps with the keyboard alone.</summary>
internal static class KeyboardSteps
{
    /// <summary>More tab stops than any page has before its content.</summary>
    private const int StopsAtMost = 120;

    /// <summary>Presses Tab until an element has the focus.</summary>
    public static async Task TabToAsync(ILocator target)
    {
        await Assertions.Expect(target).ToBeVisibleAsync();
        for (var stop = 0; stop < StopsAtMost; stop++)
        {
            if (await target.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }

            await target.Page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{target} was not reached within {StopsAtMost} tab stops.");
    }

    /// <summary>Goes to an element by Tab and presses Enter.</summary>
    public static async Task PressAsync(ILocator target)
    {
        await TabToAsync(target);
        await target.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes to a field by Tab and types into it.</summary>
    public static async Task TypeAsync(ILocator field, string text)
    {
        await TabToAsync(field);
        await field.Page.Keyboard.TypeAsync(text);
    }
}
