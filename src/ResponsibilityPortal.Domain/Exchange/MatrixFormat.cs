using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>The constants of the exchange format <c>responsibility-matrix/1</c>.</summary>
public static class MatrixFormat
{
    /// <summary>The value of the property <c>format</c>.</summary>
    public const string Name = "responsibility-matrix/1";

    /// <summary>The largest document that is read: 16 MiB, about five times a matrix of 1,200 rows.</summary>
    public const int DocumentMaxBytes = 16 * 1024 * 1024;

    /// <summary>
    /// The maximum number of names, values and brackets in a document. A matrix of 5,000 rows and 4 hosting models has about 700,000.
    /// </summary>
    public const int DocumentMaxTokens = 1_200_000;

    /// <summary>The form of dates: ISO 8601 calendar dates.</summary>
    public const string DateForm = "yyyy-MM-dd";

    public static FrozenDictionary<string, Standing> Standings { get; } =
        new Dictionary<string, Standing>
        {
            ["official"] = Standing.Official,
            ["unofficial"] = Standing.Unofficial,
            ["example"] = Standing.Example,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, Basis> Bases { get; } =
        new Dictionary<string, Basis>
        {
            ["sourced"] = Basis.Sourced,
            ["industry-practice"] = Basis.IndustryPractice,
            ["judgement"] = Basis.Judgement,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, CustomerPart> CustomerParts { get; } =
        new Dictionary<string, CustomerPart>
        {
            ["configures"] = CustomerPart.Configures,
            ["provides"] = CustomerPart.Provides,
        }.ToFrozenDictionary(StringComparer.Ordinal);

    public static FrozenDictionary<string, Sharing> Sharings { get; } =
        new Dictionary<string, Sharing> { ["independent"] = Sharing.Independent, ["dependent"] = Sharing.Dependent }.ToFrozenDictionary(
            StringComparer.Ordinal
        );

    /// <summary>Returns the word that the format uses for a value.</summary>
    public static string WordFor<T>(FrozenDictionary<string, T> words, T value)
        where T : struct, Enum => words.First(pair => EqualityComparer<T>.Default.Equals(pair.Value, value)).Key;
}
