using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.FromFiles;

/// <summary>An edited file on the page of imports: what it would change, and what the user has chosen. Nothing of it is stored.</summary>
public sealed class EditedFileSession : IDisposable
{
    /// <summary>The maximum number of cells that are shown in one list.</summary>
    public const int ShownMaxCount = 200;

    private readonly MatrixEditor _editor;
    private readonly Actor _who;
    private readonly EditorSession _session;
    private readonly Dictionary<CellKey, bool> _choices = [];
    private readonly Dictionary<CellKey, CellEdit> _origins = [];

    private EditedFileSession(MatrixEditor editor, Actor who, EditorSession session, EditedFileOutcome.Read read)
    {
        (_editor, _who, _session) = (editor, who, session);
        (File, Version, Plan) = (read.File, read.Version, EditedFilePlan.Make(session.Draft!, read.File));
    }

    public EditedFile File { get; }

    /// <summary>The version that the file was exported from.</summary>
    public MatrixVersion Version { get; }

    public EditedFilePlan Plan { get; private set; }

    /// <summary>The draft that <see cref="Plan"/> is based on.</summary>
    public DraftSnapshot Draft => _session.Draft!;

    /// <summary>Whether the user accepts that cells with problems stay as they are.</summary>
    public bool LeavesOutProblems { get; set; }

    public bool CanUndo => _session.CanUndo;

    /// <summary>Whether something was chosen that isn't applied.</summary>
    public bool IsUnsaved => Plan.Cells.Count > 0 && (_choices.Count > 0 || LeavesOutProblems);

    /// <summary>The cells that applying changes: all but those where the user prefers the draft.</summary>
    public IReadOnlyList<PlannedCell> Chosen => [.. Plan.Cells.Where(cell => !cell.IsConflict || IsMine(cell) == true)];

    /// <summary>The number of conflicts without a choice.</summary>
    public int Undecided => Plan.Cells.Count(cell => cell.IsConflict && IsMine(cell) is null);

    /// <summary>The number of cells whose accountability moves since the latest version, which needs a reason.</summary>
    public int Moves =>
        Chosen.Count(cell =>
            MoveReasonRule.IsMove(Draft.Frame.FindPublished(cell.Key)?.Accountability, cell.Wanted.Accountability)
            && cell.Wanted.Accountability != cell.Current.Content.Accountability
        );

    /// <summary>Opens the draft of a matrix for a file.</summary>
    /// <returns>Null if the user can't see the draft, or there is none.</returns>
    public static async Task<EditedFileSession?> OpenAsync(MatrixEditor editor, string matrix, Actor who, EditedFileOutcome.Read read)
    {
        var session = new EditorSession(editor, matrix, who);
        await session.RefreshAsync(CancellationToken.None);
        if (session.Draft is null)
        {
            session.Dispose();
            return null;
        }

        var opened = new EditedFileSession(editor, who, session, read);
        await opened.ReadOriginsAsync();
        return opened;
    }

    /// <summary>Returns who gave a cell the content of the draft, when and why; null when the log doesn't say.</summary>
    public CellEdit? OriginOf(PlannedCell cell) => cell.Current.Edit ?? _origins.GetValueOrDefault(cell.Key);

    /// <summary>Returns the choice for a conflict: true for the file, false for the draft, null for none yet.</summary>
    public bool? IsMine(PlannedCell cell) => _choices.TryGetValue(cell.Key, out var isMine) ? isMine : null;

    public void Choose(PlannedCell cell, bool isMine) => _choices[cell.Key] = isMine;

    public void ChooseAll(bool isMine)
    {
        foreach (var cell in Plan.Cells.Where(cell => cell.IsConflict))
        {
            Choose(cell, isMine);
        }
    }

    /// <summary>Changes the chosen cells: all of them, or none if another editor has changed one meanwhile.</summary>
    public async Task<EditReport> ApplyAsync(string? reason)
    {
        var report = await _session.AssignAsync(
            [.. Chosen.Select(cell => new AssignCell(cell.Key.Responsibility, cell.Wanted, cell.Current.Version))],
            count => $"{EditorSession.Cells(count)} changed in the draft.",
            reason
        );
        await FollowAsync(report);
        return report;
    }

    public async Task<EditReport> UndoAsync()
    {
        var report = await _session.UndoAsync();
        await FollowAsync(report);
        return report;
    }

    public void Dispose() => _session.Dispose();

    /// <summary>Compares the file with the draft as it is now. Cells that others have changed need a new choice.</summary>
    private async Task FollowAsync(EditReport report)
    {
        Plan = EditedFilePlan.Make(Draft, File);
        foreach (var conflict in report.Conflicts)
        {
            _choices.Remove(conflict.Theirs.Key);
        }

        await ReadOriginsAsync();
    }

    /// <summary>Reads from the log who changed the cells in conflict that were published since the export.</summary>
    private async Task ReadOriginsAsync()
    {
        foreach (var cell in Plan.Cells.Where(cell => cell.IsConflict && cell.Current.Edit is null).Take(ShownMaxCount))
        {
            if (await _editor.ReadHistoryAsync(_session.Matrix, cell.Key, _who, CancellationToken.None) is [var latest, ..])
            {
                _origins[cell.Key] = new CellEdit(latest.By, latest.At, latest.Reason);
            }
        }
    }
}
