using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>
/// Writes the structure tree and the parent tree, by which a reader finds the element of any piece of a page or annotation
/// (ISO 32000-1, 14.7.4.4).
/// </summary>
internal static class StructureTree
{
    /// <summary>Keys in one leaf of the parent tree; a leaf is read as a whole.</summary>
    private const int KeysPerLeaf = 64;

    /// <param name="annotations">Those of all pages; their keys follow those of the pages.</param>
    public static void Write(ObjectWriter objects, int id, StructureElement document, IReadOnlyList<PdfPage> pages, IReadOnlyList<Annotation> annotations)
    {
        var elements = InOrder(document);
        foreach (var element in elements)
        {
            element.Id = objects.Reserve();
        }

        foreach (var element in elements)
        {
            element.Write(objects.Begin(element.Id), element.Parent?.Id ?? id);
        }

        var keys = pages.Count + annotations.Count;
        var leaves = objects.Reserve((keys + KeysPerLeaf - 1) / KeysPerLeaf);
        for (var first = 0; first < keys; first += KeysPerLeaf)
        {
            var last = Math.Min(first + KeysPerLeaf, keys) - 1;
            var leaf = objects.Begin(leaves + (first / KeysPerLeaf)).Raw("<</Limits["u8).Number(first).Raw(" "u8).Number(last).Raw("]/Nums["u8);
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

    /// <summary>All elements, each before what it holds. A list, so that depth costs no stack.</summary>
    private static List<StructureElement> InOrder(StructureElement document)
    {
        var (ordered, open) = (new List<StructureElement>(), new Stack<StructureElement>([document]));
        while (open.TryPop(out var element))
        {
            ordered.Add(element);
            for (var index = element.Kids.Count - 1; index >= 0; index--)
            {
                if (element.Kids[index].Element is { } kid)
                {
                    open.Push(kid);
                }
            }
        }

        return ordered;
    }
}
