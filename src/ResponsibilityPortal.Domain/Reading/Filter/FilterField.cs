using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>
/// One filter: its name in addresses, how its values are read, what they hide, and the words for it. Everything else loops over
/// <see cref="FilterFields.All"/>, so adding a filter means writing one of these and listing it there.
/// </summary>
public abstract class FilterField
{
    /// <summary>The name in addresses.</summary>
    public abstract string Name { get; }

    /// <summary>What its values are, within a sentence: "hosting model".</summary>
    public abstract string Noun { get; }

    public virtual FilterEffect Effect => FilterEffect.Selection;

    /// <summary>
    /// Whether a page with this filter alone counts as a page of its own: search engines may list it, and it doesn't report that rows
    /// are filtered. Filters combine without end, so only those with few values are listed.
    /// </summary>
    public virtual bool IsListed => false;

    /// <summary>The filter that this one belongs to: its words include this one's value, and removing it removes this one too. Null for most.</summary>
    public virtual FilterField? Within => null;

    /// <summary>Reads the text of an address into values in their normal form; no value when the text says nothing.</summary>
    public virtual ValueList<string> Read(string text) => FilterText.Word(text);

    /// <summary>Returns every value that means something in a matrix; null when any text does.</summary>
    public virtual ValueList<string>? ValuesIn(Matrix matrix) => null;

    /// <summary>Returns "It has: saas, paas." for a filter whose values a matrix lists; empty for any other.</summary>
    public virtual string ListValues(Matrix matrix) => ValuesIn(matrix) is { Count: > 0 } values ? $"It has: {string.Join(", ", values)}." : "";

    /// <summary>Says in words what a filter asks for, by the names of the matrix.</summary>
    public abstract string Describe(Matrix matrix, MatrixFilter filter);

    /// <summary>Returns the values that mean nothing in a matrix. They match no row.</summary>
    public IEnumerable<UnknownValue> UnknownIn(Matrix matrix, MatrixFilter filter) =>
        filter[this] is { Count: > 0 } chosen && ValuesIn(matrix) is { } known
            ? chosen.Where(value => !known.Contains(value)).Select(value => new UnknownValue(this, value))
            : [];

    /// <summary>Returns why no file can be made for values that the matrix doesn't list; null when one can. Pages show such a filter with its result.</summary>
    public virtual string? ProblemInFile(MatrixIndex index, MatrixFilter filter) => null;

    /// <summary>Returns why a value can't be printed; null when it can.</summary>
    public virtual string? ProblemInPrint(MatrixFilter filter) => null;

    /// <summary>Returns the values that a page offers as links, with how many rows each would show; null when it offers none.</summary>
    public virtual FilterFacet? FacetOf(MatrixView view) => null;

    /// <summary>Returns which hosting models a chosen filter keeps; null when it narrows no columns.</summary>
    internal virtual Func<HostingModel, bool>? ColumnTest(Matrix matrix, MatrixFilter filter) => null;

    /// <summary>Returns which rows a chosen filter lets through; null when it hides none.</summary>
    internal virtual Func<MatrixRow, bool>? RowTest(FilterScope scope) => null;
}
