using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// Turns the cells of a matrix into those of a table: the accountable party first, then those that contribute, then what is said of
/// parties without a part, then what the claim rests on. Called for every cell, so it allocates little.
/// </summary>
internal sealed class CellBlocks(PartyLook[] looks)
{
    private static readonly TextBlock NotAssessed = new(PartWords.NotYetAssessedFirst, ReportStyles.TableQuiet);

    private readonly Dictionary<(Basis?, CustomerPart?, Sharing?), TextBlock> _foots = [];
    private readonly List<TextBlock> _blocks = [];

    /// <param name="cell">Null where nobody has assessed it.</param>
    /// <param name="withFoot">Whether what the claim rests on stands here, and not once for the whole row.</param>
    public FlowCell Of(Assignment? cell, bool withFoot)
    {
        _blocks.Clear();
        if (cell?.Accountable is null)
        {
            _blocks.Add(NotAssessed);
        }

        if (cell is not null)
        {
            AddParties(cell, Part.Accountable);
            AddParties(cell, Part.Contributing);
            AddParties(cell, Part.None);
            if (withFoot)
            {
                AddFoot(cell);
            }
        }

        return new FlowCell(_blocks.ToArray());
    }

    /// <summary>What all cells of a row rest on, when it is the same for all; null when it differs or none says it.</summary>
    public static string? CommonFoot(Responsibility row)
    {
        if (row.Assignments.Count == 0 || FootKey(row.Assignments[0]) == default)
        {
            return null;
        }

        foreach (var cell in row.Assignments.AsSpan())
        {
            if (FootKey(cell) != FootKey(row.Assignments[0]))
            {
                return null;
            }
        }

        return WordsOf(row.Assignments[0]);
    }

    private void AddParties(Assignment cell, Part part)
    {
        foreach (var look in looks)
        {
            if (cell.PartOf(look.Party.Slug) != part)
            {
                continue;
            }

            var note = cell.NoteOf(look.Party.Slug);
            if (part == Part.Accountable)
            {
                _blocks.Add(look.Accountable(note));
            }
            else if (part == Part.Contributing)
            {
                _blocks.Add(look.Contributing(note));
            }
            else if (note is not null)
            {
                _blocks.Add(look.Other(note));
            }
        }
    }

    private void AddFoot(Assignment cell)
    {
        var key = FootKey(cell);
        if (key == default)
        {
            return;
        }

        if (!_foots.TryGetValue(key, out var foot))
        {
            foot = FootOf(cell);
            _foots.Add(key, foot);
        }

        _blocks.Add(foot);
    }

    private static TextBlock FootOf(Assignment cell) => new(new TextSpan(WordsOf(cell), ReportStyles.Small)) { SpaceBefore = 1 };

    private static (Basis?, CustomerPart?, Sharing?) FootKey(Assignment cell) => (cell.Basis, cell.CustomerPart, cell.Sharing);

    private static string WordsOf(Assignment cell) => string.Join(' ', new[]
    {
        cell.Basis is { } basis ? $"Basis: {Wording.Basis(basis)}." : null,
        cell.CustomerPart is { } part ? Wording.CustomerPart(part) : null,
        cell.Sharing is { } sharing ? Wording.Sharing(sharing) : null,
    }.OfType<string>());
}
