using System.Xml;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>Finds the parts of a workbook by their relations (ECMA-376, part 1, section 12.3, and part 2, section 9).</summary>
internal static class WorkbookParts
{
    private const int SheetsMaxCount = 100;
    private const string NoWorkbook = "The file is no workbook. Save it as XLSX, CSV or TXT.";

    /// <summary>Returns the sheets with cells, in the order of the workbook, and the part with shared texts if there is one.</summary>
    public static (List<WorkbookSheet> Sheets, string? SharedTexts) Of(WorkbookPackage package)
    {
        var workbook =
            RelationsOf(package, "").Find(relation => relation.IsOf("officeDocument"))?.Target
            ?? throw new QuestionnaireRefusedException(NoWorkbook);
        if (!package.Has(workbook) || !package.ReadXml(workbook, IsWorkbook))
        {
            throw new QuestionnaireRefusedException(NoWorkbook);
        }

        var relations = RelationsOf(package, workbook);
        var named = package.ReadXml(workbook, SheetsIn);
        if (named.Count > SheetsMaxCount)
        {
            throw Refused($"more than {SheetsMaxCount} sheets");
        }

        var sheets = new List<WorkbookSheet>();
        foreach (var (name, isHidden, id) in named)
        {
            if (relations.Find(relation => relation.Id == id) is { } relation && relation.IsOf("worksheet") && package.Has(relation.Target))
            {
                sheets.Add(new WorkbookSheet(name, isHidden, relation.Target));
            }
        }

        if (sheets.Count == 0)
        {
            throw Refused("no sheet with cells");
        }

        // Otherwise one large part could be read again and again.
        if (sheets.DistinctBy(sheet => sheet.Part, StringComparer.OrdinalIgnoreCase).Count() < sheets.Count)
        {
            throw WorkbookPackage.Damaged();
        }

        return (sheets, relations.Find(relation => relation.IsOf("sharedStrings"))?.Target);
    }

    /// <summary>Returns the parts with the comments of a sheet.</summary>
    public static IEnumerable<string> CommentsOf(WorkbookPackage package, WorkbookSheet sheet) =>
        RelationsOf(package, sheet.Part)
            .Where(relation => (relation.IsOf("comments") || relation.IsOf("threadedComment")) && package.Has(relation.Target))
            .Select(relation => relation.Target);

    private static QuestionnaireRefusedException Refused(string what) =>
        new($"The workbook has {what}. Copy the sheet that you need into a new workbook.");

    private static bool IsWorkbook(XmlReader xml) => xml.MoveToContent() == XmlNodeType.Element && xml.LocalName == "workbook";

    private static List<(string Name, bool IsHidden, string? Id)> SheetsIn(XmlReader xml)
    {
        var sheets = new List<(string, bool, string?)>();
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheet")
            {
                sheets.Add((xml.GetAttribute("name") ?? "", xml.GetAttribute("state") is "hidden" or "veryHidden", IdIn(xml)));
            }
        }

        return sheets;
    }

    /// <summary>Returns the relation ID, in the namespace of either form of the standard (transitional or strict).</summary>
    private static string? IdIn(XmlReader xml) =>
        xml.GetAttribute("id", "http://schemas.openxmlformats.org/officeDocument/2006/relationships")
        ?? xml.GetAttribute("id", "http://purl.oclc.org/ooxml/officeDocument/relationships");

    private static List<Relation> RelationsOf(WorkbookPackage package, string part)
    {
        var slash = part.LastIndexOf('/');
        var (folder, name) = (part[..(slash + 1)], part[(slash + 1)..]);
        var relations = $"{folder}_rels/{name}.rels";
        return package.Has(relations) ? package.ReadXml(relations, xml => RelationsIn(xml, folder)) : [];
    }

    /// <summary>Links to other files are left out: nothing outside the package is ever read.</summary>
    private static List<Relation> RelationsIn(XmlReader xml, string folder)
    {
        var relations = new List<Relation>();
        while (xml.Read())
        {
            if (
                xml.NodeType == XmlNodeType.Element
                && xml.LocalName == "Relationship"
                && xml.GetAttribute("TargetMode") != "External"
                && xml.GetAttribute("Target") is { } target
            )
            {
                relations.Add(new Relation(xml.GetAttribute("Id") ?? "", xml.GetAttribute("Type") ?? "", PartAt(folder, target)));
            }
        }

        return relations;
    }

    /// <summary>Resolves a target within the package, which begins with a slash or is relative to a folder.</summary>
    private static string PartAt(string folder, string target)
    {
        var steps = new List<string>();
        foreach (var step in (target.StartsWith('/') ? target : folder + target).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".." && steps.Count > 0)
            {
                steps.RemoveAt(steps.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                steps.Add(step);
            }
        }

        return string.Join('/', steps);
    }

    private sealed record Relation(string Id, string Type, string Target)
    {
        public bool IsOf(string kind) => Type.Split('/')[^1] == kind;
    }
}
