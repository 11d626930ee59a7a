using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>
/// The looks of text in which axe has found no violation, for all tests of a run. Pages share their style sheets, so almost all looks of a
/// page were on another one before; whether a look can be read doesn't depend on the page.
/// </summary>
internal static class TextLooks
{
    private static readonly ConcurrentDictionary<(ColorScheme, ForcedColors), LookSet> Good = new();

    /// <summary>The good looks in some colours. Safe to use from several tests.</summary>
    public static LookSet GoodIn(ColorScheme scheme, ForcedColors forced) => Good.GetOrAdd((scheme, forced), _ => new LookSet());
}
