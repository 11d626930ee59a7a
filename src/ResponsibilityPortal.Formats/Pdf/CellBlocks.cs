using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// Turns the cells of a matrix into table cells: the accountable party or those that share accountability, the contributing ones, the notes
/// of parties without a part, and the basis. Called for every cell, so it allocates little.
/// </summary>
/// <param name="numberOf">Returns the number of a source in the list of sources.</param>
internal sealed class CellBlocks(PartyStyle[] styles, Func<string, string> numberOf)
{
    private static readonly TextBlock NotAssessed = new(PartWords.NotYetAssessedFirst, ReportStyles.TableQuiet);

    private static readonly TextBlock Joint = new(PartWords.SharedFirst, ReportStyles.TableQuiet);

    private readonly Dictionary<(Basis?, CustomerPart?, Sharing?, string?), TextBlock> _foots = [];
    private readonly List<TextBlock> _blocks = [];

    /// <param name="cell">Null when the cell is not yet assessed.</param>
    /// <param name="withFoot">Whether the cell shows its basis, because the cells of the row differ in it.</param>
    public FlowCell Of(Assignment? cell, bool withFoot)
    {
        _blocks.Clear();
        if (cell is not { IsAssessed: true })
        {
            _blocks.Add(NotAssessed);
        }
        else if (cell.NotApplicable is { } reason)
        {
            _blocks.Add(new TextBlock($"{PartWords.NotApplicableBecause(reason)}.", ReportStyles.TableQuiet));
        }
        else if (cell.IsJoint)
        {
            _blocks.Add(Joint);
        }

        if (cell is not null)
        {
            AddParties(cell, Part.Accountable);
            AddParties(cell, Part.JointlyAccountable);
            AddParties(cell, Part.Contributing);
            AddParties(cell, Part.None);
            if (withFoot)
            {
                AddFoot(cell);
            }
        }

        return new FlowCell(_blocks.ToArray());
    }

    /// <summary>Returns the basis in words that all cells of a row have in common; null when it differs or when no cell has one.</summary>
    public string? CommonFoot(Responsibility row)
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
        foreach (var partyStyle in styles)
        {
            if (cell.PartOf(partyStyle.Party.Slug) != part)
            {
                continue;
            }

            var note = cell.NoteOf(partyStyle.Party.Slug);
            if (part == Part.Accountable)
            {
                _blocks.Add(partyStyle.Accountable(note));
            }
            else if (part == Part.JointlyAccountable)
            {
                _blocks.Add(partyStyle.Joint(note));
            }
            else if (part == Part.Contributing)
            {
                _blocks.Add(partyStyle.Contributing(note));
            }
            else if (note is not null)
            {
                _blocks.Add(partyStyle.Other(note));
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

    private TextBlock FootOf(Assignment cell) => new(new TextSpan(WordsOf(cell), ReportStyles.Small)) { SpaceBefore = 1 };

    private (Basis?, CustomerPart?, Sharing?, string?) FootKey(Assignment cell) =>
        (cell.Basis, cell.CustomerPart, cell.Sharing, NumbersOf(cell));

    private string? NumbersOf(Assignment cell) => cell.Sources.Count == 0 ? null : string.Join(", ", cell.Sources.Select(numberOf));

    private string WordsOf(Assignment cell) =>
        string.Join(
            ' ',
            new[]
            {
                cell.Basis is { } basis ? $"Basis: {Wording.Basis(basis)}." : null,
                cell.CustomerPart is { } part ? Wording.CustomerPart(part) : null,
                cell.Sharing is { } sharing ? Wording.Sharing(sharing) : null,
                NumbersOf(cell) is { } numbers ? $"Sources: {numbers}." : null,
            }.OfType<string>()
        );
}
