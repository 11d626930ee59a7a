using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>One of the lists of named elements that a matrix holds, rows apart: parties, hosting models, sources ...</summary>
public abstract class ElementSet
{
    private protected ElementSet(string name, string noun) => (Name, Noun) = (name, noun);

    /// <summary>What an element is called in addresses: <c>hosting-model</c>.</summary>
    public string Name { get; }

    /// <summary>What an element is called in sentences: "hosting model".</summary>
    public string Noun { get; }

    /// <summary>The elements' slugs and titles, in their order.</summary>
    public abstract IEnumerable<(string Slug, string Title)> In(Matrix matrix);

    /// <summary>The matrix with an element at another place.</summary>
    /// <param name="before">Slug of the element that it is to stand before; null for the end.</param>
    internal abstract Matrix Move(Matrix matrix, string slug, string? before);

    internal abstract Matrix Remove(Matrix matrix, string slug);

    /// <summary>The matrix with an element of another one, after the nearest of its former predecessors that is still there.</summary>
    internal abstract Matrix Restore(Matrix matrix, Matrix from, string slug);

    internal string? TitleOf(Matrix matrix, string slug) => In(matrix).Where(item => item.Slug == slug).Select(item => item.Title).FirstOrDefault();

    /// <summary>A list with one item at another place.</summary>
    internal static ValueList<T> Moved<T>(ValueList<T> items, T item, T? before)
        where T : class
    {
        var rest = items.Where(other => !ReferenceEquals(other, item)).ToList();
        rest.Insert(before is null ? rest.Count : rest.FindIndex(other => ReferenceEquals(other, before)), item);
        return rest.ToValueList();
    }
}
