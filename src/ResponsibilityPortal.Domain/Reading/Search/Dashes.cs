using System.Buffers;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>The characters that people, word processors and PDF files write as a hyphen.</summary>
internal static class Dashes
{
    private static readonly SearchValues<char> All = SearchValues.Create(
        "-\u00AD\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\uFE58\uFE63\uFF0D"
    );

    public static bool Contains(char character) => All.Contains(character);
}
