namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>The attributes of an element (ISO 32000-1, 14.7.5): one or more dictionaries, each with an owner.</summary>
internal static class StructureAttributes
{
    public static PdfValue Of(PdfFile file, StructureElement element, string owner, string key) =>
        file.ListAt(element.Dictionary, "A")
            .Where(attributes => file.NameAt(attributes, "O") == owner)
            .Select(attributes => file.Find<PdfValue>(attributes, key))
            .FirstOrDefault(value => value is not (null or PdfValue.Null))
        ?? PdfValue.Nothing;

    public static int WholeOf(PdfFile file, StructureElement element, string owner, string key, int otherwise) =>
        Of(file, element, owner, key) is PdfValue.Number { IsWhole: true } number ? (int)number.Value : otherwise;
}
