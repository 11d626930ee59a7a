using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>An element of a matrix with the name that it had.</summary>
/// <param name="Address">The address in <see cref="MatrixElements"/>: <c>responsibility/keys</c>.</param>
/// <param name="Name">The name or title.</param>
public sealed record NamedElement(string Address, string Name)
{
    /// <summary>The element as part of a sentence: the row “Keep keys”.</summary>
    public string InWords => $"the {Noun} “{Name}”";

    private string Noun
    {
        get
        {
            var kind = Address.Split('/')[0];
            return kind == MatrixElements.Row ? "row" : ElementSets.All.FirstOrDefault(set => set.Name == kind)?.Noun ?? kind;
        }
    }

    internal static NamedElement Of(SynonymGroup group) => new(MatrixElements.Synonyms, group.InWords);

    /// <param name="set">The list of the element; null for a row.</param>
    internal static NamedElement Of(ElementSet? set, string slug, string name) => new($"{set?.Name ?? MatrixElements.Row}/{slug}", name);
}
