using System.ComponentModel;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Web.Api.V1;

/// <summary>A text with characters that the PDF can't print.</summary>
internal sealed record NotPrintableV1(
    [property: Description("The place of the text, in words.")] string Where,
    [property: Description("The characters, as U+05D0.")] IReadOnlyList<string> Characters
)
{
    /// <returns>Null when the PDF can print all of the text.</returns>
    public static NotPrintableV1? Of(PlacedText text) =>
        PdfCharacters.MissingIn(text.Text) is { Count: > 0 } missing
            ? new NotPrintableV1(text.Where, [.. missing.Select(rune => VisibleText.Number(rune.Value))])
            : null;
}
