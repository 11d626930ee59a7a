using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>What pasting a block would do, looked at before it is done.</summary>
/// <param name="Wishes">Cells that would change.</param>
/// <param name="Unclear">Cells whose text is not understood, or names a party that does not exist in that column.</param>
/// <param name="Same">How many cells say already what the block says.</param>
/// <param name="Empty">How many cells of the block are empty; they leave the draft as it is.</param>
/// <param name="Outside">How many cells of the block lie beyond the matrix.</param>
public sealed record PastePlan(
    IReadOnlyList<AssignCell> Wishes, IReadOnlyList<(CellKey Key, string Text, string Why)> Unclear, int Same, int Empty, int Outside)
{
    /// <summary>Lays a block over the draft from the first selected cell on. A single cell fills the selection.</summary>
    /// <returns>Null when the browser shows other lines than the session.</returns>
    public static PastePlan? Make(EditorSession session, GridRange range, string text)
    {
        if (session.Draft is not { } draft || session.Select(range) is not { } selected)
        {
            return null;
        }

        var block = SpreadsheetBlock.Read(text);
        var maker = new Maker(draft);
        if (block is [[var only]])
        {
            foreach (var key in selected)
            {
                maker.Add(key, only);
            }

            return maker.Made;
        }

        var models = draft.Frame.Content.HostingModels.Select(model => model.Slug).SkipWhile(slug => slug != range.Models.FirstOrDefault()).ToList();
        var rows = session.Lines.Skip(range.First).Where(line => line.Row is not null).Select(line => line.Row!.Responsibility.Slug).ToList();
        foreach (var (down, cells) in block.Index())
        {
            foreach (var (across, cell) in cells.Index())
            {
                if (down < rows.Count && across < models.Count)
                {
                    maker.Add(new CellKey(rows[down], models[across]), cell);
                }
                else
                {
                    maker.AddOutside();
                }
            }
        }

        return maker.Made;
    }

    private sealed class Maker(DraftSnapshot draft)
    {
        private readonly List<AssignCell> _wishes = [];
        private readonly List<(CellKey Key, string Text, string Why)> _unclear = [];
        private int _same;
        private int _empty;
        private int _outside;

        public PastePlan Made => new(_wishes, _unclear, _same, _empty, _outside);

        public void AddOutside() => _outside++;

        public void Add(CellKey key, string text)
        {
            var matrix = draft.Frame.Content;
            if (string.IsNullOrWhiteSpace(text))
            {
                _empty++;
            }
            else if (OwnershipCode.Read(matrix, text) is not { } code)
            {
                _unclear.Add((key, text, "not understood"));
            }
            else if (draft.Find(key) is { } cell)
            {
                Add(cell, code, text, matrix);
            }
        }

        private void Add(DraftCell cell, OwnershipCode code, string text, Matrix matrix)
        {
            var wanted = DraftContent.Accept(matrix, cell.Content.OwnedBy(code.Accountable, code.Contributing), out var problems);
            if (wanted is null)
            {
                _unclear.Add((cell.Key, text, string.Join(' ', problems.Select(problem => problem.Sentence).Distinct(StringComparer.Ordinal))));
            }
            else if (wanted == cell.Content)
            {
                _same++;
            }
            else
            {
                _wishes.Add(new AssignCell(cell.Key.Responsibility, wanted, cell.Version));
            }
        }
    }
}
