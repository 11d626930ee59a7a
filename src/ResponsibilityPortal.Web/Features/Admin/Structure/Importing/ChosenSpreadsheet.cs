using Microsoft.AspNetCore.Components.Forms;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Spreadsheet;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>A spreadsheet that the user chose: its sheets, or why it can't be read.</summary>
public sealed record ChosenSpreadsheet(string Name, ValueList<QuestionSheet> Sheets, string? Problem)
{
    /// <summary>The file if the portal exported it; then it has no sheets here.</summary>
    public ExportedFile? Exported { get; init; }

    /// <param name="findsExports">Whether a file that the portal exported is recognized. Otherwise it is read as any other.</param>
    public static async Task<ChosenSpreadsheet> ReadAsync(IBrowserFile file, bool findsExports)
    {
        // The size is checked before a byte is sent.
        if (file.Size > SpreadsheetFile.FileMaxBytes)
        {
            return new ChosenSpreadsheet(file.Name, [], SpreadsheetFile.TooLarge);
        }

        try
        {
            using var bytes = new MemoryStream((int)file.Size);
            await using (var stream = file.OpenReadStream(SpreadsheetFile.FileMaxBytes))
            {
                await stream.CopyToAsync(bytes);
            }

            var content = bytes.ToArray();
            return await Task.Run(() =>
                findsExports
                    ? SpreadsheetFile.ReadAny(content, CancellationToken.None)
                    : SpreadsheetFile.Read(content, CancellationToken.None)
            ) switch
            {
                SpreadsheetOutcome.Exported(var exported) => new ChosenSpreadsheet(file.Name, [], null) { Exported = exported },
                SpreadsheetOutcome.Read(var sheets) => new ChosenSpreadsheet(file.Name, sheets, null),
                SpreadsheetOutcome.Refused(var problem) => new ChosenSpreadsheet(file.Name, [], problem),
                _ => throw new System.Diagnostics.UnreachableException(),
            };
        }
        catch (IOException)
        {
            return new ChosenSpreadsheet(file.Name, [], "The file couldn't be read completely. Choose it again.");
        }
    }
}
