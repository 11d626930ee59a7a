namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Checks that links and form fields can be reached, printed and read aloud (ISO 19005-3, 6.3; ISO 14289-1, 7.18).</summary>
internal sealed class AnnotationCheck(PdfFile file, Findings findings)
{
    public void Check(StructureTree tree, IReadOnlyList<PdfPage> pages)
    {
        var owners = tree
            .All.SelectMany(element => element.Kids.OfType<StructureKid.Object>().Select(kid => (kid.Number, Element: element)))
            .ToLookup(pair => pair.Number, pair => pair.Element);
        var places = new PlaceCheck(file, pages);
        var seen = new HashSet<int>();
        var keys = new HashSet<int>();
        foreach (var page in pages)
        {
            foreach (var reference in file.Find<PdfValue.Array>(page.Dictionary, "Annots")?.Items ?? [])
            {
                if (
                    reference is not PdfValue.Reference { Number: var number }
                    || !seen.Add(number)
                    || file.Resolve(reference) is not PdfValue.Dictionary annotation
                )
                {
                    findings.Add($"Page {page.Number} has an annotation that isn't a separate object.");
                    continue;
                }

                findings.Count("annotations");
                var where = $"Annotation (object {number}) of page {page.Number}";
                CheckOne(where, annotation, page, places);
                CheckStructure(where, number, annotation, tree, [.. owners[number]], keys);
            }
        }

        foreach (var owned in owners.Where(owned => !seen.Contains(owned.Key)))
        {
            findings.Add($"{owned.First().Name} leads to object {owned.Key}, which isn't an annotation of a page.");
        }
    }

    private void CheckOne(string where, PdfValue.Dictionary annotation, PdfPage page, PlaceCheck places)
    {
        var box = file.ListAt(annotation, "Rect").OfType<PdfValue.Number>().Select(number => number.Value).ToArray();
        findings.Require(box.Length == 4, $"{where} has no Rect.");
        findings.Require(
            PdfFile.NumberAt(annotation, "P") is not { } on || on == page.ObjectNumber,
            $"{where} says it is on another page."
        );
        switch (file.NameAt(annotation, "Subtype"))
        {
            case "Link":
                findings.Count("links");
                findings.Require(file.WholeAt(annotation, "F") == 4, $"{where} has no F 4, to be printed (ISO 19005-3, 6.3.2).");
                findings.Require(
                    !string.IsNullOrWhiteSpace(file.TextAt(annotation, "Contents")),
                    $"{where} has no Contents (ISO 14289-1, 7.18.5)."
                );
                findings.Require(box.Length != 4 || (box[2] > box[0] && box[3] > box[1]), $"{where} has no area.");
                findings.Require(
                    box.Length != 4
                        || page.MediaBox is not PdfValue.Array { Items: [_, _, PdfValue.Number right, PdfValue.Number top] }
                        || (box[0] >= 0 && box[1] >= 0 && box[2] <= right.Value && box[3] <= top.Value),
                    $"{where} reaches outside of its page."
                );
                if (places.FaultOf(annotation) is { } fault)
                {
                    findings.Add($"{where} {fault}.");
                }

                break;
            case "Widget":
                findings.Count("widgets");
                findings.Require(file.WholeAt(annotation, "F") == 132, $"{where} has no F 132, to be printed and locked.");
                findings.Require(!string.IsNullOrWhiteSpace(file.TextAt(annotation, "TU")), $"{where} has no TU (ISO 14289-1, 7.18.1).");
                break;
            case var other:
                findings.Add($"{where} is a {other}, neither link nor form field.");
                break;
        }
    }

    private void CheckStructure(
        string where,
        int number,
        PdfValue.Dictionary annotation,
        StructureTree tree,
        StructureElement[] owners,
        HashSet<int> keys
    )
    {
        var expected = file.NameAt(annotation, "Subtype") == "Widget" ? "Form" : "Link";
        if (owners is not [var owner] || owner.Type != expected)
        {
            findings.Add($"{where} is not in one {expected} element (ISO 14289-1, 7.18).");
        }

        if (file.WholeAt(annotation, "StructParent") is not { } key || !keys.Add(key))
        {
            findings.Add($"{where} has no StructParent of its own.");
        }
        else if (
            !tree.Parents.TryGetValue(key, out var parent)
            || parent is not PdfValue.Reference element
            || owners.All(other => other.Number != element.Number)
        )
        {
            findings.Add($"{where}: the parent tree does not lead from its StructParent {key} to the element that has it.");
        }
    }
}
