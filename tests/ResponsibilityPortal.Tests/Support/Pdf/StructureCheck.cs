using System.Collections.Frozen;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>
/// Checks that elements have standard types, are where those are allowed, and have text alternatives for what can't be read (ISO 14289-1,
/// 7.1 to 7.4).
/// </summary>
internal sealed class StructureCheck(PdfFile file, Findings findings)
{
    private static readonly FrozenSet<string> Standard = Set(
        "Document Sect H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table THead TBody TFoot TR TH TD Link Figure TOC TOCI Form Reference Caption Span"
    );

    /// <summary>Types that contain elements only.</summary>
    private static readonly FrozenSet<string> WithoutContent = Set("Document Sect L LI TOC TOCI Table THead TBody TFoot TR");

    /// <summary>The allowed parents of types (ISO 32000-1, tables 336 and 337).</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Parents = new Dictionary<string, FrozenSet<string>>
    {
        ["Document"] = [],
        ["Sect"] = Set("Document Sect"),
        ["LI"] = Set("L"),
        ["LBody"] = Set("LI"),
        ["Lbl"] = Set("LI TOCI Caption"),
        ["TOCI"] = Set("TOC"),
        ["THead"] = Set("Table"),
        ["TBody"] = Set("Table"),
        ["TFoot"] = Set("Table"),
        ["TR"] = Set("Table THead TBody TFoot"),
        ["TH"] = Set("TR"),
        ["TD"] = Set("TR"),
    }.ToFrozenDictionary();

    /// <summary>The allowed children of types, where limited.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Kids = new Dictionary<string, FrozenSet<string>>
    {
        ["L"] = Set("L LI Caption"),
        ["LI"] = Set("Lbl LBody"),
        ["TOC"] = Set("TOC TOCI Caption"),
        ["TOCI"] = Set("TOC Lbl Reference P Link"),
        ["Table"] = Set("THead TBody TFoot TR Caption"),
        ["THead"] = Set("TR"),
        ["TBody"] = Set("TR"),
        ["TFoot"] = Set("TR"),
        ["TR"] = Set("TH TD"),
    }.ToFrozenDictionary();

    public void Check(StructureTree tree)
    {
        foreach (var slip in tree.Slips)
        {
            findings.Add(slip);
        }

        findings.Require(tree.Top is [{ Type: "Document" }], "The structure tree does not begin with one Document.");
        foreach (var element in tree.All)
        {
            findings.Count("elements");
            findings.Count($"elements {element.Type}");
            CheckPlace(element);
            CheckWords(element);
        }

        CheckHeadings(tree);
        findings.RequireSome("elements", "headings");
    }

    private void CheckPlace(StructureElement element)
    {
        findings.Require(Standard.Contains(element.Type), $"{element.Name} is of a type that is not known here.");
        if (element.Parent is { } parent)
        {
            findings.Require(
                !Parents.TryGetValue(element.Type, out var parents) || parents.Contains(parent.Type),
                $"{element.Name} is in {parent.Type}."
            );
            findings.Require(
                !Kids.TryGetValue(parent.Type, out var kids) || kids.Contains(element.Type),
                $"{element.Name} is in {parent.Type}."
            );
        }

        findings.Require(
            !WithoutContent.Contains(element.Type) || element.Kids.All(kid => kid is StructureKid.Element),
            $"{element.Name} holds marks of its own, not only elements."
        );
        findings.Require(element.Kids.Count > 0 || element.Type == "TD", $"{element.Name} is empty.");
    }

    private void CheckWords(StructureElement element)
    {
        if (element.Type is "Figure" or "Form")
        {
            findings.Require(
                element.Type == "Form" || !string.IsNullOrWhiteSpace(file.TextAt(element.Dictionary, "Alt")),
                $"{element.Name} has no Alt (ISO 14289-1, 7.3)."
            );
        }

        if (element.Type is "Link" or "Form")
        {
            findings.Require(
                element.Kids.OfType<StructureKid.Object>().Any(),
                $"{element.Name} leads to no annotation (ISO 14289-1, 7.18.5)."
            );
        }
    }

    private void CheckHeadings(StructureTree tree)
    {
        var before = 0;
        foreach (var heading in tree.All.Where(element => element.Type is ['H', >= '1' and <= '6']))
        {
            findings.Count("headings");
            var level = heading.Type[1] - '0';
            findings.Require(level <= before + 1, $"{heading.Name} follows a heading of level {before} (ISO 14289-1, 7.4.2).");
            before = level;
        }
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
