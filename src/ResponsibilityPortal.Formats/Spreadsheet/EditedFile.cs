using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>What someone edited in an exported file, compared with the version that was exported.</summary>
public sealed record EditedFile
{
    /// <summary>What to write into a cell to remove its content. An empty cell isn't enough, because cells get lost by mistake.</summary>
    public const string Cleared = "(nothing)";

    /// <summary>The cells that differ from the exported version, in the order of the matrix.</summary>
    public required ValueList<ProposedEdit> Edits { get; init; }

    /// <summary>What can't become an edit. The edits of other cells are still right.</summary>
    public required ValueList<FileProblem> Problems { get; init; }

    /// <summary>The cells of the matrix that have one of the problems. They have no edit.</summary>
    public required ValueList<CellKey> Faulty { get; init; }

    /// <summary>Cells that were emptied. They change nothing.</summary>
    public required ValueList<FileProblem> Emptied { get; init; }

    /// <summary>Cells that were edited in columns that are never read.</summary>
    public required ValueList<FileProblem> Unread { get; init; }
}
