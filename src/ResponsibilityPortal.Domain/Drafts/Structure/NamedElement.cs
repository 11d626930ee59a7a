using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>An element of a matrix with the name that it had.</summary>
/// <param name="Address">The address in <see cref="MatrixElements"/>: <c>responsibility/keys</c>.</param>
/// <param name="Name">The name or title.</param>
public sealed record NamedElement(string Address, string Name)
{
    /// <summary>Returns the element as part of a sentence: the row “Keep keys”.</summary>
    /// <param name="columns">What the matrix calls its columns.</param>
    public string InWords(ColumnKind columns)
    {
        var kind = Address.Split('/')[0];
        var noun =
            kind == MatrixElements.Row ? "row" : ElementSets.All.FirstOrDefault(set => set.Name == kind)?.NounWith(columns) ?? kind;
        return $"the {noun} “{Name}”";
    }

    internal static NamedElement Of(SynonymGroup group) => new(MatrixElements.Synonyms, group.InWords);

    /// <param name="set">The list of the element; null for a row.</param>
    internal static NamedElement Of(ElementSet? set, string slug, string name) => new($"{set?.Name ?? MatrixElements.Row}/{slug}", name);
}
