using System.Collections.Frozen;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The operators of content streams by their effect (ISO 32000-1, annex A). PDF/A allows no others (ISO 19005-3, 6.2.2).</summary>
internal static class ContentOperators
{
    /// <summary>Operators that paint something on the page.</summary>
    public static FrozenSet<string> Painting { get; } = Set("S s f F f* B B* b b* sh Do BI Tj TJ ' \"");

    /// <summary>Operators that are allowed only between BT and ET (ISO 32000-1, figure 9).</summary>
    public static FrozenSet<string> InTextOnly { get; } = Set("Td TD Tm T* Tj TJ ' \" ET");

    /// <summary>Operators that aren't allowed between BT and ET (ISO 32000-1, figure 9).</summary>
    public static FrozenSet<string> OutsideTextOnly { get; } = Set("q Q cm m l c v y h re S s f F f* B B* b b* n W W* sh Do BI BT");

    public static FrozenSet<string> Showing { get; } = Set("Tj TJ ' \"");

    public static FrozenSet<string> All { get; } =
    [
        .. Painting,
        .. InTextOnly,
        .. OutsideTextOnly,
        .. "w J j M d ri i gs Tc Tw Tz TL Tf Tr Ts d0 d1 CS cs SC SCN sc scn G g RG rg K k MP DP BMC BDC EMC BX EX".Split(' '),
    ];

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
