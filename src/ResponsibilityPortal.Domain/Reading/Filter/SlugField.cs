using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

/// <summary>A filter whose values are the slugs of one kind of element in a matrix.</summary>
internal abstract class SlugField : FilterField
{
    public sealed override ValueList<string> ValuesIn(Matrix matrix) => ElementsIn(matrix).Select(element => element.Slug).ToValueList();

    public override string Describe(Matrix matrix, MatrixFilter filter) => NamesOf(matrix, filter);

    protected abstract IEnumerable<(string Slug, string Name)> ElementsIn(Matrix matrix);

    /// <summary>Returns the names of the chosen elements. An unknown slug is returned as it is.</summary>
    protected string NamesOf(Matrix matrix, MatrixFilter filter) => Enumeration.Of([.. filter[this].Select(slug => NameOf(matrix, slug))]);

    private string NameOf(Matrix matrix, string slug) => ElementsIn(matrix).FirstOrDefault(element => element.Slug == slug).Name ?? slug;
}
