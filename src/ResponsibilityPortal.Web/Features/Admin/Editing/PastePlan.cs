using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>What pasting a table would change, for a preview.</summary>
/// <param name="Edits">Cells that would change.</param>
/// <param name="Unclear">Cells whose text isn't understood, or names a party that doesn't exist in that column, with the reason.</param>
/// <param name="Words">Words that name no party, with the number of cells that contain them; the most frequent first.</param>
/// <param name="Same">Number of cells that already have the content of the table.</param>
/// <param name="Empty">Number of empty cells in the table; they don't change the draft.</param>
/// <param name="Placed">Where the cells go, and which headings the matrix doesn't have.</param>
public sealed record PastePlan(
    IReadOnlyList<AssignCell> Edits,
    IReadOnlyList<(CellKey Key, string Text, string Why)> Unclear,
    IReadOnlyList<(string Word, int Cells)> Words,
    int Same,
    int Empty,
    PlacedCells Placed
)
{
    /// <summary>Compares the placed cells with the draft.</summary>
    public static PastePlan Make(DraftSnapshot draft, PlacedCells placed, AssignmentReader reader)
    {
        var maker = new Maker(draft, reader);
        foreach (var (key, text) in placed.Cells)
        {
            maker.Add(key, text);
        }

        return maker.Make(placed);
    }

    private sealed class Maker(DraftSnapshot draft, AssignmentReader reader)
    {
        private readonly List<AssignCell> _wishes = [];
        private readonly List<(CellKey Key, string Text, string Why)> _unclear = [];
        private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Party> _parties = draft.Frame.Content.Parties.ToDictionary(
            party => party.Slug,
            StringComparer.Ordinal
        );
        private int _same;
        private int _empty;

        public PastePlan Make(PlacedCells placed) =>
            new(
                _wishes,
                _unclear,
                [.. _words.OrderByDescending(word => word.Value).Select(word => (word.Key, word.Value))],
                _same,
                _empty,
                placed
            );

        public void Add(CellKey key, string text)
        {
            if (text.Length == 0)
            {
                _empty++;
                return;
            }

            switch (reader.Read(text))
            {
                case AssignmentReading.Unknown(var words):
                    foreach (var word in words)
                    {
                        _words[word] = _words.GetValueOrDefault(word) + 1;
                    }

                    _unclear.Add((key, text, "isn't understood."));
                    break;
                case AssignmentReading.Contradictory(var why):
                    _unclear.Add((key, text, $"{why}."));
                    break;
                case AssignmentReading.Understood(var code) when draft.Find(key) is { } cell:
                    Add(cell, code, text);
                    break;
            }
        }

        private void Add(DraftCell cell, AssignmentCode code, string text)
        {
            var model = draft.Frame.Content.HostingModels.First(known => known.Slug == cell.Key.HostingModel);
            var wanted = DraftContent.Accept(draft.Frame.Content, code.On(cell.Content), out var problems);
            if (code.Parties.FirstOrDefault(slug => !model.Parties.Contains(slug)) is { } absent)
            {
                _unclear.Add(
                    (
                        cell.Key,
                        text,
                        $"{_parties[absent].Name} doesn't exist in {model.Name}, which has "
                            + $"{Enumeration.Of([.. model.Parties.Select(slug => _parties[slug].Name)])}."
                    )
                );
            }
            else if (wanted is null)
            {
                _unclear.Add(
                    (cell.Key, text, string.Join(' ', problems.Select(problem => problem.Sentence).Distinct(StringComparer.Ordinal)))
                );
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
