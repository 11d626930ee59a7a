using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>Finds what was edited in exported files.</summary>
public sealed class EditedFileReader(PublishedMatrices published)
{
    /// <summary>Compares a file with the version that it was exported from.</summary>
    /// <param name="matrix">The slug of the matrix whose file it must be; null for any.</param>
    public async Task<EditedFileOutcome> ReadAsync(string? matrix, ExportedFile file)
    {
        if (published.All.SelectMany(versions => versions.All).FirstOrDefault(file.Version.Is) is not { } version)
        {
            var missing = file.Version.VersionHash is null
                ? $"is version {file.Version.Number} of a matrix “{file.Version.Matrix}”"
                : "has its version hash";
            return new EditedFileOutcome.Refused(
                $"The file was exported from another portal: no version here {missing}. To bring it in, create a new matrix."
            );
        }

        if (matrix is not null && version.Matrix != matrix)
        {
            return new EditedFileOutcome.Refused(
                $"The file was exported from another matrix, “{version.Matrix}”. Import it on the page of that matrix."
            );
        }

        return await published.LoadAsync(version) is VersionContent.Intact(var intact)
            ? new EditedFileOutcome.Read(await Task.Run(() => file.Read(intact.Matrix)), version)
            : new EditedFileOutcome.Refused($"Version {version.Number}, which the file was exported from, is damaged.");
    }
}
