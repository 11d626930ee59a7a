using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>A table to paste, and the choices of the editor about how to read it. The choices last until the dialog closes.</summary>
public sealed class PasteRequest
{
    private readonly PastedTable _table;
    private readonly IReadOnlyList<CellKey> _selected;
    private readonly IReadOnlyList<string> _rows;
    private readonly IReadOnlyList<string> _models;
    private readonly Dictionary<string, AssignmentCode> _meanings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    private PasteRequest(
        DraftSnapshot draft,
        PastedTable table,
        IReadOnlyList<CellKey> selected,
        IReadOnlyList<string> rows,
        IReadOnlyList<string> models
    )
    {
        (Draft, _table, _selected, _rows, _models) = (draft, table, selected, rows, models);
        Mode =
            table.HasHeadings ? PasteMode.ByHeadings
            : table.HasStrangeHeadings ? PasteMode.WithoutHeadings
            : PasteMode.ByPosition;
        Plan = MakePlan();
    }

    /// <summary>The draft as it was when the table was pasted.</summary>
    public DraftSnapshot Draft { get; }

    public PasteMode Mode { get; private set; }

    public PastePlan Plan { get; private set; }

    /// <summary>The possible ways to read the table. With only one, there is nothing to choose.</summary>
    public IReadOnlyList<PasteMode> Modes =>
        _table.Only is not null || !(_table.HasHeadings || _table.HasStrangeHeadings) ? [PasteMode.ByPosition]
        : _table.HasHeadings ? [PasteMode.ByHeadings, PasteMode.WithoutHeadings, PasteMode.ByPosition]
        : [PasteMode.WithoutHeadings, PasteMode.ByPosition];

    /// <summary>
    /// Whether the headings leave doubt about where the cells go, so that the editor must check the preview before anything changes.
    /// </summary>
    public bool IsDoubtful =>
        _table.Only is null
        && (
            _table.HasStrangeHeadings
            || (
                Mode == PasteMode.ByHeadings
                    ? Plan.Placed is { UnknownTitles.Count: > 0 } or { UnknownColumns.Count: > 0 }
                    : _table.HasHeadings
            )
        );

    public bool NamesRows => _table.NamesRows;

    public bool NamesColumns => _table.NamesColumns;

    /// <summary>Words that name no party, in their order of appearance, including those that already have a meaning.</summary>
    public IEnumerable<string> Words => _words.Values;

    /// <summary>Reads a table from the clipboard.</summary>
    /// <returns>Null if the browser shows different lines than the session.</returns>
    public static PasteRequest? Of(EditorSession session, GridRange range, string text)
    {
        if (session.Draft is not { } draft || session.Select(range) is not { } selected)
        {
            return null;
        }

        return new PasteRequest(
            draft,
            PastedTable.Read(draft.Frame.Content, text),
            selected,
            [.. session.Lines.Skip(range.First).Where(line => line.Row is not null).Select(line => line.Row!.Responsibility.Slug)],
            [.. draft.Frame.Content.HostingModels.Select(model => model.Slug).SkipWhile(slug => slug != range.Models.FirstOrDefault())]
        );
    }

    public void Choose(PasteMode mode)
    {
        Mode = mode;
        Plan = MakePlan();
    }

    /// <summary>Returns the meaning of a word; null while its cells are left unchanged.</summary>
    public AssignmentCode? MeaningOf(string word) => _meanings.GetValueOrDefault(PastedText.Key(word));

    /// <summary>Sets the meaning of a word for all cells of this table; null leaves its cells unchanged.</summary>
    public void Treat(string word, AssignmentCode? meaning)
    {
        if (meaning is null)
        {
            _meanings.Remove(PastedText.Key(word));
        }
        else
        {
            _meanings[PastedText.Key(word)] = meaning;
        }

        Plan = MakePlan();
    }

    private PastePlan MakePlan()
    {
        // A single cell fills the selection.
        var placed =
            _table.Only is { } only ? new PlacedCells(_selected.Select(key => (key, only)).ToValueList(), [], [], 0)
            : _table.IsEmpty ? new PlacedCells([], [], [], 0)
            : _table.Place(Mode, _rows, _models);
        var plan = PastePlan.Make(Draft, placed, new AssignmentReader(Draft.Frame.Content, _meanings));
        foreach (var (word, _) in plan.Words)
        {
            _words.TryAdd(PastedText.Key(word), word);
        }

        return plan;
    }
}
