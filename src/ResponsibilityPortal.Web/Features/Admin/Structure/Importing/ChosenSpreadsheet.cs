using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>A spreadsheet that the user chose: its sheets, or why it can't be read.</summary>
public sealed record ChosenSpreadsheet(string Name, ValueList<QuestionSheet> Sheets, string? Problem)
{
    /// <summary>The file if the portal exported it; then it has no sheets here.</summary>
    public ExportedFile? Exported { get; init; }

    /// <summary>Reads a file on another thread, so that the page stays alive.</summary>
    /// <param name="findsExports">Whether a file that the portal exported is recognized. Otherwise it is read as any other.</param>
    public static async Task<ChosenSpreadsheet> ReadAsync(ReceivedFile file, bool findsExports)
    {
        if (file.Problem is { } unread)
        {
            return new ChosenSpreadsheet(file.Name, [], unread);
        }

        var (content, leaving) = (file.Bytes.ToArray(), file.CancellationToken);
        return await Task.Run(
            () => findsExports ? SpreadsheetFile.ReadAny(content, leaving) : SpreadsheetFile.Read(content, leaving),
            leaving
        ) switch
        {
            SpreadsheetOutcome.Exported(var exported) => new ChosenSpreadsheet(file.Name, [], null) { Exported = exported },
            SpreadsheetOutcome.Read(var sheets) => new ChosenSpreadsheet(file.Name, sheets, null),
            SpreadsheetOutcome.Refused(var problem) => new ChosenSpreadsheet(file.Name, [], problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }
}
