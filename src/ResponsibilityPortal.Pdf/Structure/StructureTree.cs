using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>
/// Writes the structure tree and the parent tree. With them, PDF readers find the element of any piece of a page or annotation
/// (ISO 32000-1, 14.7.4.4).
/// </summary>
internal static class StructureTree
{
    /// <summary>The keys in one leaf of the parent tree. A leaf is read as a whole.</summary>
    private const int KeysPerLeaf = 64;

    /// <param name="annotations">The annotations of all pages. Their keys follow those of the pages.</param>
    public static void Write(
        ObjectWriter objects,
        int id,
        StructureElement document,
        IReadOnlyList<PdfPage> pages,
        IReadOnlyList<Annotation> annotations
    )
    {
        ForEach(document, element => element.Id = objects.Reserve());
        ForEach(document, element => element.Write(objects.Begin(element.Id), element.Parent?.Id ?? id));

        var keys = pages.Count + annotations.Count;
        var leaves = objects.Reserve((keys + KeysPerLeaf - 1) / KeysPerLeaf);
        for (var first = 0; first < keys; first += KeysPerLeaf)
        {
            var last = Math.Min(first + KeysPerLeaf, keys) - 1;
            var leaf = objects
                .Begin(leaves + (first / KeysPerLeaf))
                .Raw("<</Limits["u8)
                .Number(first)
                .Raw(" "u8)
                .Number(last)
                .Raw("]/Nums["u8);
            for (var key = first; key <= last; key++)
            {
                leaf.Number(key);
                if (key < pages.Count)
                {
                    leaf.Raw("["u8);
                    foreach (var element in pages[key].Marks)
                    {
                        leaf.Reference(element.Id);
                    }

                    leaf.Raw("]"u8);
                }
                else
                {
                    leaf.Reference(annotations[key - pages.Count].Element.Id).Raw(" "u8);
                }
            }

            leaf.Raw("]>>"u8);
        }

        var root = objects.Begin(id).Raw("<</Type/StructTreeRoot/K"u8).Reference(document.Id).Raw("/ParentTree<</Kids["u8);
        for (var leaf = leaves; leaf < leaves + ((keys + KeysPerLeaf - 1) / KeysPerLeaf); leaf++)
        {
            root.Reference(leaf);
        }

        root.Raw("]>>/ParentTreeNextKey "u8).Number(keys).Raw(">>"u8);
    }

    /// <summary>Visits all elements, each before its children. Not by recursion, so that depth needs no stack.</summary>
    private static void ForEach(StructureElement document, Action<StructureElement> visit)
    {
        var open = new Stack<StructureElement>([document]);
        while (open.TryPop(out var element))
        {
            visit(element);
            for (var index = element.KidCount - 1; index >= 0; index--)
            {
                if (element.KidAt(index).Element is { } kid)
                {
                    open.Push(kid);
                }
            }
        }
    }
}
