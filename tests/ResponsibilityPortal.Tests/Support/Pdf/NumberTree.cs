namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Reads complete number trees and name trees (ISO 32000-1, 7.9.6 and 7.9.7).</summary>
internal static class NumberTree
{
    public static IReadOnlyDictionary<int, PdfValue> Read(PdfFile file, PdfValue.Dictionary root, string key) =>
        Pairs(file, file.Find<PdfValue.Dictionary>(root, key), "Nums")
            .Where(pair => pair.Key is PdfValue.Number)
            .GroupBy(pair => (int)((PdfValue.Number)pair.Key).Value)
            .ToDictionary(group => group.Key, group => group.Last().Value);

    /// <summary>Returns the keys and unresolved values of a tree, in its order.</summary>
    public static IEnumerable<(PdfValue Key, PdfValue Value)> Pairs(PdfFile file, PdfValue.Dictionary? node, string leaves, int depth = 0)
    {
        if (node is null || depth > 20)
        {
            return [];
        }

        var own = (file.Find<PdfValue.Array>(node, leaves)?.Items ?? [])
            .Chunk(2)
            .Where(pair => pair.Length == 2)
            .Select(pair => (file.Resolve(pair[0]), pair[1]));
        return own.Concat(file.ListAt(node, "Kids").OfType<PdfValue.Dictionary>().SelectMany(kid => Pairs(file, kid, leaves, depth + 1)));
    }
}
