using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Formats.Importing;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Finds what a line of an exported CSV file, which is about one cell, states that the export didn't.</summary>
internal sealed class EditedLine(
    Matrix matrix,
    HostingModel model,
    Assignment before,
    EditedRow line,
    CellStatements stated,
    EditFindings findings
)
{
    /// <summary>Returns whether edits of a column become edits of cells.</summary>
    public static bool IsRead(string heading, Matrix matrix) =>
        heading
            is CsvColumns.Accountable
                or PartWords.JointlyAccountable
                or PartWords.NotApplicable
                or CsvColumns.Contributing
                or CsvColumns.Basis
                or CsvColumns.CustomerPart
                or CsvColumns.Sharing
        || matrix.Parties.Any(party => CsvColumns.NoteOf(party) == heading);

    /// <summary>Returns whether a text of the file is as it was exported. The export may have put an apostrophe before it.</summary>
    public static bool IsSame(string text, string? exported) =>
        EditedText.Of(exported) is { } known && (text == known || CellText.Unmarked(text) == known);

    public void Read()
    {
        if (Fills(PartWords.NotApplicable) && (Fills(CsvColumns.Accountable) || Fills(PartWords.JointlyAccountable)))
        {
            findings.AddProblem(
                line.At(PartWords.NotApplicable),
                "This line names who is accountable, and says why the duty is not applicable. Empty one of the two."
            );
            return;
        }

        ReadNotApplicable();
        ReadParties();
        foreach (var party in matrix.Parties)
        {
            ReadNote(party);
        }

        stated.Basis = Chosen(CsvColumns.Basis, before.Basis, CsvColumns.WordOf);
        stated.CustomerPart = Chosen(CsvColumns.CustomerPart, before.CustomerPart, CsvColumns.WordOf);
        stated.Sharing = Chosen(CsvColumns.Sharing, before.Sharing, CsvColumns.WordOf);
    }

    /// <summary>Returns the text in a column if it isn't as exported. An emptied cell is reported and changes nothing.</summary>
    private string? NewTextIn(string heading, string? exported)
    {
        if (!line.Has(heading))
        {
            return null;
        }

        if (line.TextIn(heading) is not { } text)
        {
            if (exported is { Length: > 0 })
            {
                findings.AddEmptied(line.At(heading));
            }

            return null;
        }

        return IsSame(text, exported) ? null : CellText.Unmarked(text);
    }

    private bool Fills(string heading) => line.TextIn(heading) is { } text && text != EditedFile.Cleared;

    private void ReadNotApplicable()
    {
        // Naming a party instead replaces the reason, which may then be empty.
        if (Fills(CsvColumns.Accountable) || Fills(PartWords.JointlyAccountable))
        {
            return;
        }

        if (NewTextIn(PartWords.NotApplicable, before.NotApplicable) is not { } text)
        {
            return;
        }

        var place = line.At(PartWords.NotApplicable);
        if (text != EditedFile.Cleared)
        {
            stated.StateNotApplicable(text, place);
        }
        else
        {
            stated.StateNotAssessed(place);
        }
    }

    /// <summary>Reads the three columns with names of parties. A new text in one of them replaces what that column says.</summary>
    private void ReadParties()
    {
        var contributing = NewTextIn(CsvColumns.Contributing, NamesOf(before.Contributing));
        if (stated.NotApplicable is not null && contributing is null)
        {
            return;
        }

        var accountable = NewTextIn(CsvColumns.Accountable, before.Accountable is { } slug ? NameOf(slug) : null);
        if (accountable is not null && StatesWhole(accountable))
        {
            return;
        }

        var joint = NewTextIn(PartWords.JointlyAccountable, NamesOf(before.JointlyAccountable));
        if (
            (accountable ?? joint ?? contributing) is null
            || PartiesIn(CsvColumns.Accountable, accountable, before.Accountable is { } one ? [one] : []) is not { } first
            || PartiesIn(PartWords.JointlyAccountable, joint, before.JointlyAccountable) is not { } sharing
            || PartiesIn(CsvColumns.Contributing, contributing, before.Contributing) is not { } helping
        )
        {
            return;
        }

        var place = line.At(
            accountable is not null ? CsvColumns.Accountable
            : joint is not null ? PartWords.JointlyAccountable
            : CsvColumns.Contributing
        );
        var named = first.Concat(sharing).Concat(helping).ToList();
        if (named.GroupBy(party => party, StringComparer.Ordinal).FirstOrDefault(party => party.Count() > 1) is { } twice)
        {
            findings.AddProblem(place, $"{NameOf(twice.Key)} has two parts in this cell. Name each party in one column only.");
        }
        else if (named.Count == 0)
        {
            stated.StateNotAssessed(place);
        }
        else
        {
            foreach (var party in model.Parties)
            {
                var part =
                    first.Contains(party) ? Part.Accountable
                    : sharing.Contains(party) ? Part.JointlyAccountable
                    : helping.Contains(party) ? Part.Contributing
                    : Part.None;
                if (part != before.PartOf(party) || before.NotApplicable is not null)
                {
                    stated.State(party, part, place);
                }
            }
        }
    }

    /// <summary>Reads "not applicable" with its reason, or "not yet assessed", instead of the name of a party.</summary>
    private bool StatesWhole(string text)
    {
        var place = line.At(CsvColumns.Accountable);
        if (text.Equals(PartWords.NotYetAssessed, StringComparison.OrdinalIgnoreCase))
        {
            stated.StateNotAssessed(place);
            return true;
        }

        if (FindParty(text) is null && NotApplicableText.IsIn(text.ToLowerInvariant()))
        {
            stated.StateNotApplicable(NotApplicableText.WholeReasonIn(text), place);
            return true;
        }

        return false;
    }

    /// <summary>Returns the parties that a column names; null if there is a problem.</summary>
    /// <param name="text">The new text; null to keep the exported one.</param>
    private List<string>? PartiesIn(string heading, string? text, ValueList<string> exported)
    {
        if (text is null)
        {
            return [.. exported];
        }

        if (text == EditedFile.Cleared)
        {
            return [];
        }

        var parties = new List<string>();
        const StringSplitOptions trimmed = StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries;
        foreach (var name in FindParty(text) is not null ? [text] : text.Split(CsvColumns.Separator[0], trimmed))
        {
            if (FindParty(name) is not { } party)
            {
                findings.AddProblem(
                    line.At(heading),
                    PartiesCalled(name).Count > 1
                        ? $"Two parties are called “{name}”. Edit this cell in the sheet {DetailsSheet.Name} of a workbook."
                        : $"“{ImportText.Cut(name, Party.NameMaxLength)}” isn't a party of this {matrix.ColumnKind.Singular}. Write "
                            + $"{NamesOf(model.Parties)}."
                );
                return null;
            }

            parties.Add(party);
        }

        return parties;
    }

    private void ReadNote(Party party)
    {
        if (NewTextIn(CsvColumns.NoteOf(party), before.NoteOf(party.Slug)) is not { } text)
        {
            return;
        }

        if (!model.Parties.Contains(party.Slug))
        {
            findings.AddProblem(line.At(CsvColumns.NoteOf(party)), $"The party '{party.Slug}' isn't present in {model.Name}.");
            return;
        }

        stated.StateNote(party.Slug, text == EditedFile.Cleared ? null : text, line.At(CsvColumns.NoteOf(party)));
    }

    private Stated<T?>? Chosen<T>(string heading, T? known, Func<T, string> words)
        where T : struct, Enum
    {
        if (NewTextIn(heading, known is { } old ? words(old) : null) is not { } text)
        {
            return null;
        }

        if (CellWords.TryRead(text, words, out var read))
        {
            return stated.Noted(new Stated<T?>(read, line.At(heading)));
        }

        findings.AddProblem(line.At(heading), CellWords.ChoicesOf(words));
        return null;
    }

    /// <summary>Returns the party of the hosting model with a name; null when there is none, or two have it.</summary>
    private string? FindParty(string name) => PartiesCalled(name) is [var known] ? known.Slug : null;

    private List<Party> PartiesCalled(string name) =>
        [
            .. matrix.Parties.Where(party =>
                model.Parties.Contains(party.Slug) && party.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            ),
        ];

    private string NameOf(string party) => matrix.Parties.First(known => known.Slug == party).Name;

    private string NamesOf(ValueList<string> parties) => string.Join(CsvColumns.Separator, parties.Select(NameOf));
}
