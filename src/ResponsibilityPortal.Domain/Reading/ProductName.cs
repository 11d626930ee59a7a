using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>The name of what a matrix is about: its title without the words that many titles end with.</summary>
public static class ProductName
{
    private static readonly string[] Endings = [" shared responsibility matrix", " responsibility matrix"];

    /// <summary>Returns "YugabyteDB" for "YugabyteDB shared responsibility matrix"; any other title as it is.</summary>
    public static string Of(Matrix matrix)
    {
        var ending = Endings.FirstOrDefault(ending =>
            matrix.Title.Length > ending.Length && matrix.Title.EndsWith(ending, StringComparison.OrdinalIgnoreCase)
        );
        return ending is null ? matrix.Title : matrix.Title[..^ending.Length].TrimEnd(' ', ':', ',');
    }
}
