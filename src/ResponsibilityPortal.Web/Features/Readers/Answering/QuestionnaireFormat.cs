using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>A form in which answers are sent.</summary>
/// <param name="Key">Its value in addresses and forms.</param>
/// <param name="Label">The label of its button.</param>
/// <param name="MediaType">The content type.</param>
internal sealed record QuestionnaireFormat(string Key, string Label, string MediaType)
{
    public static QuestionnaireFormat Page { get; } = new("html", "Update answers", "text/html");

    /// <summary>The same workbook with columns added. Only for uploaded workbooks.</summary>
    public static QuestionnaireFormat Workbook { get; } =
        new("xlsx", "Workbook with answers", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    public static QuestionnaireFormat Csv { get; } = new(ExportFormat.Csv.Key, "CSV", ExportFormat.Csv.MediaType);

    public static QuestionnaireFormat Markdown { get; } = new("md", "Markdown", "text/markdown; charset=utf-8");

    public static QuestionnaireFormat Json { get; } = new(ExportFormat.Json.Key, "JSON", ExportFormat.Json.MediaType);

    public static QuestionnaireFormat Text { get; } = new("txt", "Plain text", "text/plain; charset=utf-8");

    /// <summary>The files to download, in the order of the buttons.</summary>
    public static IReadOnlyList<QuestionnaireFormat> Files { get; } = [Workbook, Csv, Markdown, Json, Text];

    /// <summary>
    /// Returns the requested form: the named one, otherwise the first that the client accepts, otherwise the page. Null for an unknown
    /// name.
    /// </summary>
    public static QuestionnaireFormat? Of(string? name, HttpRequest request)
    {
        IReadOnlyList<QuestionnaireFormat> all = [Page, .. Files];
        if (!string.IsNullOrEmpty(name))
        {
            return all.FirstOrDefault(format => format.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        }

        // A browser accepts text/html before everything else; a script names what it wants.
        return request
                .GetTypedHeaders()
                .Accept.OrderByDescending(accepted => accepted.Quality ?? 1)
                .Select(accepted => all.FirstOrDefault(format => accepted.MediaType.Equals(format.MediaType.Split(';')[0])))
                .FirstOrDefault(format => format is not null)
            ?? Page;
    }
}
