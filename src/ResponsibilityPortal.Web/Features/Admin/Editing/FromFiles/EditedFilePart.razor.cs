using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Formats.Spreadsheet;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.FromFiles;

/// <summary>Imports what someone edited in an exported file.</summary>
public sealed partial class EditedFilePart : IDisposable
{
    private EditedFileSession? _session;
    private ExportedFile? _file;
    private IReadOnlyList<string> _problems = [];
    private EditReport? _report;
    private string? _reason;
    private bool _isBusy;
    private bool _isGone;

    [Inject]
    public required MatrixEditor Editor { get; set; }

    [Inject]
    public required EditedFileReader Reader { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private List<PlannedCell> Edits => [.. _session!.Plan.Cells.Where(cell => !cell.IsConflict)];

    /// <summary>Whether every choice was made, and all of them keep the draft.</summary>
    private bool ChangesNothing => _session is { Undecided: 0, Chosen.Count: 0 };

    private string Summary
    {
        get
        {
            var plan = _session!.Plan;
            var conflicts = plan.ConflictCount == 0 ? "" : $", of which {plan.ConflictCount} changed there too";
            return (plan.Cells.Count, plan.Same) switch
            {
                (0, 0) => "No cell differs from that version.",
                (0, var same) => $"The draft already has the content of {EditorSession.Cells(same)}.",
                (var count, 0) => $"{EditorSession.Cells(count)} would change in the draft{conflicts}. All others stay as they are.",
                (var count, var same) =>
                    $"{EditorSession.Cells(count)} would change in the draft{conflicts}. {EditorSession.Cells(same)} already match.",
            };
        }
    }

    public void Dispose()
    {
        _isGone = true;
        _session?.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(_file, File))
        {
            return;
        }

        _session?.Dispose();
        (_file, _session, _report, _reason, _problems) = (File, null, null, null, []);
        var (file, read) = (File, await Reader.ReadAsync(Matrix, File));
        var session = read is EditedFileOutcome.Read found ? await EditedFileSession.OpenAsync(Editor, Matrix, Who.Actor, found) : null;
        if (_isGone || !ReferenceEquals(file, _file))
        {
            session?.Dispose();
            return;
        }

        _session = session;
        _problems =
            session is not null ? []
            : read is EditedFileOutcome.Refused(var problem) ? [problem]
            : ["There is no draft to import into."];
    }

    private Task ApplyAsync()
    {
        var session = _session!;
        var obstacle =
            session.Undecided > 0 ? $"Choose what to keep in {EditorSession.Cells(session.Undecided)} that changed in the draft too."
            : session.Plan.Problems.Count > 0 && !session.LeavesOutProblems
                ? "Some edits were not understood. Correct them in the file and choose it again, or tick the box to leave them out."
            : null;
        if (obstacle is not null)
        {
            _problems = [obstacle];
            return Task.CompletedTask;
        }

        return BusyAsync(() => session.ApplyAsync(_reason));
    }

    private async Task BusyAsync(Func<Task<EditReport>> work)
    {
        (_isBusy, _problems) = (true, []);
        try
        {
            _report = await work();
        }
        finally
        {
            _isBusy = false;
        }
    }
}
