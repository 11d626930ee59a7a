using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// A spreadsheet that the portal exported, and that someone may have edited since. It is recognized by its content, whatever its name.
/// </summary>
public abstract class ExportedFile
{
    private protected ExportedFile(ExportedVersion version) => Version = version;

    /// <summary>The version that the file was exported from.</summary>
    public ExportedVersion Version { get; }

    /// <summary>Finds what was edited.</summary>
    /// <param name="exported">The content of the version.</param>
    public abstract EditedFile Read(Matrix exported);

    /// <summary>Recognizes an export in an untrusted file.</summary>
    /// <returns>Null for any other file.</returns>
    /// <exception cref="QuestionnaireRefusedException">The file can't be read; the message says why.</exception>
    internal static ExportedFile? Find(byte[] file, CancellationToken cancellationToken) =>
        FileText.IsZip(file) ? ExportedWorkbook.Find(file, cancellationToken) : ExportedCsv.Find(file, cancellationToken);
}
