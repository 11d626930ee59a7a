using Microsoft.AspNetCore.Components.Forms;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>A spreadsheet that the user chose: its sheets, or why it can't be read.</summary>
public sealed record ChosenSpreadsheet(string Name, ValueList<QuestionSheet> Sheets, string? Problem)
{
    public static async Task<ChosenSpreadsheet> ReadAsync(IBrowserFile file)
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

            return await Task.Run(() => SpreadsheetFile.Read(bytes.ToArray(), CancellationToken.None)) switch
            {
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
