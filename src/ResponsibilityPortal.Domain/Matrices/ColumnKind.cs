namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>What the columns of a matrix are, in words within a sentence: hosting models, services, activities, impact levels.</summary>
/// <param name="Singular">The word for one column: "hosting model".</param>
/// <param name="Plural">The word for several: "hosting models".</param>
public sealed record ColumnKind(string Singular, string Plural)
{
    public const int WordMaxLength = 40;

    /// <summary>The kind of columns of a matrix that names none.</summary>
    public static ColumnKind Default { get; } = new("hosting model", "hosting models");

    /// <summary>The word for one column at the beginning of a sentence or in a heading.</summary>
    public string SingularFirst => First(Singular);

    /// <summary>The word for several columns at the beginning of a sentence or in a heading.</summary>
    public string PluralFirst => First(Plural);

    /// <summary>Returns a number of columns in words: "1 hosting model", "3 hosting models".</summary>
    public string Count(int count) => Reading.Wording.Count(count, Singular, Plural);

    private static string First(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
