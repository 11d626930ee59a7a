using System.Diagnostics.CodeAnalysis;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>
/// A cell that is open in the panel: its state when it was opened, the unsaved input, and what another editor has saved since.
/// </summary>
public sealed class OpenedCell
{
    private readonly EditorSession _session;
    private DraftCell _opened;
    private Guid _explaining = Guid.CreateVersion7();
    private bool _isSaving;

    /// <param name="key">A cell that the draft has.</param>
    public OpenedCell(EditorSession session, CellKey key)
    {
        _session = session;
        Open(session.Draft!.Find(key)!);
    }

    public CellKey Key => _opened.Key;

    /// <summary>The state of the cell that the input is based on.</summary>
    public CellVersion Version => _opened.Version;

    public Matrix Matrix => _session.Draft!.Frame.Content;

    public Responsibility Row { get; private set; }

    public HostingModel Model { get; private set; }

    public CellForm Form { get; private set; }

    /// <summary>The parties that exist in the hosting model.</summary>
    public IReadOnlyList<Party> Present { get; private set; }

    /// <summary>Names of the others.</summary>
    public IReadOnlyList<string> Absent { get; private set; }

    /// <summary>What another editor has saved since the cell was opened; null if no other editor has saved it.</summary>
    public CellConflict? Conflict { get; private set; }

    /// <summary>
    /// Whether the user has started typing. A field reports its text only when it loses focus, but nothing can replace the text from the
    /// first character on.
    /// </summary>
    public bool IsTyping { get; private set; }

    /// <summary>Counts how often the fields were refilled, so that the browser doesn't keep the earlier input.</summary>
    public int Round { get; private set; }

    /// <summary>Updates the panel with the current draft: shows the new state if nothing is typed, otherwise reports a conflict.</summary>
    public void Follow()
    {
        if (_isSaving || _session.Draft!.Find(Key) is not { } current || current.Version == _opened.Version)
        {
            return;
        }

        if (IsTyping || Form.IsDirty)
        {
            Conflict = new CellConflict(current, null);
        }
        else
        {
            Open(current);
        }
    }

    public void BeginTyping() => IsTyping = true;

    /// <summary>Accepts the input that the browser has restored into its fields after the connection or the page was lost.</summary>
    /// <param name="typedAt">The state of the cell when the input was typed; null if there was no unsaved input.</param>
    public void Restore(string? typedAt)
    {
        if (typedAt is null)
        {
            return;
        }

        BeginTyping();
        if (CellVersion.Parse(typedAt) is { } seen && seen != _opened.Version)
        {
            Conflict = new CellConflict(_opened, null);
            _opened = _opened with { Version = seen };
        }
    }

    /// <summary>Saves the input.</summary>
    /// <returns>Null if the input is already being saved.</returns>
    public async Task<EditReport?> SaveAsync(CellReasons reasons, Actor who)
    {
        if (_isSaving)
        {
            return null;
        }

        if (Form.Problem is { } problem)
        {
            return new EditReport(problem, IsProblem: true);
        }

        _isSaving = true;
        try
        {
            var report =
                Form.HasReason && !Form.ChangesCell
                    ? await ExplainAsync(reasons, who)
                    : await _session.AssignAsync(
                        [new AssignCell(Key.Responsibility, Form.ToAssignment(), _opened.Version)],
                        _ => $"{CellWords.Name(Matrix, Key)} saved. Press Ctrl+Z to undo.",
                        Form.Reason
                    );
            if (report.Conflicts is [var conflict])
            {
                // The fields keep the input.
                Conflict = conflict with
                {
                    Mine = null,
                };
            }

            return report;
        }
        finally
        {
            _isSaving = false;
        }
    }

    /// <summary>Discards the input and shows what the other editor has saved.</summary>
    public void UseTheirs()
    {
        Open(_session.Draft!.Find(Key) ?? Conflict!.Theirs);
        Round++;
    }

    /// <summary>Bases the input on the state that the other editor has saved, so that saving overwrites it.</summary>
    public void KeepMine() => (_opened, Conflict) = (Conflict!.Theirs, null);

    /// <summary>Keeps a reason that was typed after the cell was edited with a key.</summary>
    private async Task<EditReport> ExplainAsync(CellReasons reasons, Actor who)
    {
        var outcome = await reasons.ExplainAsync(
            _session.Matrix,
            Key,
            Form.Reason,
            new Change(who, _explaining, null),
            CancellationToken.None
        );
        await _session.RefreshAsync(CancellationToken.None);
        if (outcome is not ExplainOutcome.NotDone { Refusal: Refusal.Busy or Refusal.Unknown })
        {
            _explaining = Guid.CreateVersion7();
        }

        return new EditReport(
            ExplainWords.Of(outcome, CellWords.Name(Matrix, Key), Form.Reason.Trim().Length),
            IsProblem: outcome is not (ExplainOutcome.Explained or ExplainOutcome.Unchanged)
        );
    }

    [MemberNotNull(nameof(_opened), nameof(Row), nameof(Model), nameof(Form), nameof(Present), nameof(Absent))]
    private void Open(DraftCell cell)
    {
        _opened = cell;
        Row = _session.Draft!.Frame.FindRow(cell.Key.Responsibility)!.Responsibility;
        Model = Matrix.HostingModels.First(model => model.Slug == cell.Key.HostingModel);
        Present = [.. Matrix.Parties.Where(party => Model.Parties.Contains(party.Slug))];
        Absent = [.. Matrix.Parties.Where(party => !Model.Parties.Contains(party.Slug)).Select(party => party.Name)];
        Form = CellForm.Of(cell, Model.Parties);
        (Conflict, IsTyping) = (null, false);
    }
}
