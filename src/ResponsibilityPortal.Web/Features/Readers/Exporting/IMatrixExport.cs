using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Answers with a version in one format. There is one for each of <see cref="ExportFormat.All"/>.</summary>
public interface IMatrixExport
{
    ExportFormat Format { get; }

    /// <summary>Reads what is asked for and gathers what the file is made from, without making it.</summary>
    Task<PreparedExport> PrepareAsync(ExportSource source);
}
