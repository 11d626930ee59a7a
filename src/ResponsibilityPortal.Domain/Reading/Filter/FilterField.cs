using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>
/// One filter: its name in addresses, how its values are read, what they hide, and the words for it. Everything else loops over <see
/// cref="FilterFields.All"/>. To add a filter, write a subclass and list it there.
/// </summary>
public abstract class FilterField
{
    /// <summary>The name in addresses.</summary>
    public abstract string Name { get; }

    /// <summary>The noun for its values, within a sentence: "hosting model".</summary>
    public abstract string Noun { get; }

    /// <summary>Returns the noun for its values in a matrix, which may have its own word for its columns.</summary>
    public virtual string NounIn(Matrix matrix) => Noun;

    public virtual FilterEffect Effect => FilterEffect.Selection;

    /// <summary>
    /// Whether a page with only this filter counts as a separate page: search engines may list it, and it doesn't report that rows are
    /// filtered. The combinations of filters have no limit, so only filters with few values are listed.
    /// </summary>
    public virtual bool IsListed => false;

    /// <summary>
    /// Whether the links of every page keep the value, including pages without filtered rows. The value describes the reader, so readers
    /// choose it once.
    /// </summary>
    public virtual bool IsCarried => false;

    /// <summary>
    /// The filter that this one belongs to. Its words include this one's value, and removing it also removes this one. Null for most.
    /// </summary>
    public virtual FilterField? Within => null;

    /// <summary>Reads the text of an address into normalized values; no value for a text without content.</summary>
    public virtual ValueList<string> Read(string text) => FilterText.Word(text);

    /// <summary>Returns every value that a matrix accepts; null when any text is accepted.</summary>
    public virtual ValueList<string>? ValuesIn(Matrix matrix) => null;

    /// <summary>Returns "It has: saas, paas." for a filter whose values a matrix lists; empty for any other.</summary>
    public virtual string ListValues(Matrix matrix) =>
        ValuesIn(matrix) is { Count: > 0 } values ? $"It has: {string.Join(", ", values)}." : "";

    /// <summary>Describes the filter in words, with the names of the matrix.</summary>
    public abstract string Describe(Matrix matrix, MatrixFilter filter);

    /// <summary>Returns the values that the matrix doesn't have. They match no row.</summary>
    public IEnumerable<UnknownValue> UnknownIn(Matrix matrix, MatrixFilter filter) =>
        filter[this] is { Count: > 0 } chosen && ValuesIn(matrix) is { } known
            ? chosen.Where(value => !known.Contains(value)).Select(value => new UnknownValue(this, value))
            : [];

    /// <summary>
    /// Returns why values that the matrix doesn't list prevent a file; null when they don't. Pages show such a filter with its result.
    /// </summary>
    public virtual string? ProblemInFile(MatrixIndex index, MatrixFilter filter) => null;

    /// <summary>Returns why a value can't be printed; null when it can.</summary>
    public virtual string? ProblemInPrint(MatrixFilter filter) => null;

    /// <summary>
    /// Returns the values that a page offers as links, with the number of rows that each would show; null when it offers none.
    /// </summary>
    public virtual FilterFacet? FacetOf(MatrixView view) => null;

    /// <summary>Returns which hosting models a chosen filter keeps; null when it narrows no columns.</summary>
    internal virtual Func<HostingModel, bool>? ColumnTest(Matrix matrix, MatrixFilter filter) => null;

    /// <summary>Returns which rows a chosen filter keeps; null when it hides none.</summary>
    internal virtual Func<MatrixRow, bool>? RowTest(FilterScope scope) => null;
}
