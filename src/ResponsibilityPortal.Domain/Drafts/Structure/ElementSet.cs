using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>One of the lists of named elements in a matrix, except rows: parties, hosting models, sources and so on.</summary>
public abstract class ElementSet
{
    private protected ElementSet(string name, string noun) => (Name, Noun) = (name, noun);

    /// <summary>The name of an element in addresses: <c>hosting-model</c>.</summary>
    public string Name { get; }

    /// <summary>The name of an element in sentences: "hosting model".</summary>
    public string Noun { get; }

    /// <summary>Returns the name of an element in sentences about a matrix, which has its own word for its columns.</summary>
    public string NounIn(Matrix matrix) => NounWith(matrix.ColumnKind);

    /// <summary>Returns the name of an element in sentences, with the word of a matrix for its columns.</summary>
    internal string NounWith(ColumnKind columns) => ReferenceEquals(this, ElementSets.HostingModels) ? columns.Singular : Noun;

    /// <summary>Returns the slugs and titles of the elements, in their order.</summary>
    public abstract IEnumerable<(string Slug, string Title)> In(Matrix matrix);

    /// <summary>Returns the matrix with an element at another position.</summary>
    /// <param name="before">The slug of the element that follows it; null for the end.</param>
    internal abstract Matrix Move(Matrix matrix, string slug, string? before);

    internal abstract Matrix Remove(Matrix matrix, string slug);

    /// <summary>Returns the matrix with an element of another one, after the nearest former predecessor that still exists.</summary>
    internal abstract Matrix Restore(Matrix matrix, Matrix from, string slug);

    internal string? TitleOf(Matrix matrix, string slug) =>
        In(matrix).Where(item => item.Slug == slug).Select(item => item.Title).FirstOrDefault();

    /// <summary>Returns a list with one item at another position.</summary>
    internal static ValueList<T> Moved<T>(ValueList<T> items, T item, T? before)
        where T : class
    {
        var rest = items.Where(other => !ReferenceEquals(other, item)).ToList();
        rest.Insert(before is null ? rest.Count : rest.FindIndex(other => ReferenceEquals(other, before)), item);
        return rest.ToValueList();
    }
}
