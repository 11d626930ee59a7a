using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>
/// Reads who is responsible from words and marks, and lists each different word once. What a word means is decided in one place: by the
/// user, or by a guess where the word is clear. "Shared" and two parties without an order are never guessed.
/// </summary>
internal sealed partial class TableWords
{
    private const string TextKey = "text ";
    private const string MarksKey = "marks ";

    /// <summary>A longer text is never a mark, unless it says why something is not applicable.</summary>
    private const int MarkMaxLength = 40;

    private readonly SheetTable _table;
    private readonly ImportChoices _choices;
    private readonly AssignmentReader _reader;
    private readonly Dictionary<string, AssignmentCode?> _decided;
    private readonly Dictionary<string, MarkMeaning> _decidedMarks;
    private readonly Dictionary<string, FoundWord> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FoundMark> _marks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _keys = new(StringComparer.Ordinal);

    public TableWords(SheetTable table, ImportChoices choices)
    {
        (_table, _choices) = (table, choices);
        _reader = new AssignmentReader(OnlyWith(choices.Parties));
        _decided = choices.Words.GroupBy(word => word.Key).ToDictionary(group => group.Key, group => group.Last().Code);
        _decidedMarks = choices.Marks.GroupBy(mark => mark.Key).ToDictionary(group => group.Key, group => group.Last().Meaning);
    }

    /// <summary>The words so far, the most frequent first.</summary>
    public ValueList<FoundWord> Words => _words.Values.OrderByDescending(word => word.Count).ToValueList();

    public ValueList<FoundMark> Marks => _marks.Values.OrderByDescending(mark => mark.Count).ToValueList();

    /// <summary>Returns the key of a word in a column of words.</summary>
    public static string KeyOf(string text) => TextKey + PastedText.Key(text);

    /// <summary>Returns what a text in a column of marks most likely means; null when that isn't clear.</summary>
    public static MarkMeaning? GuessOf(string key) =>
        Symbol().IsMatch(key) || key is "yes" or "true" ? MarkMeaning.Marked
        : key is "a" or "accountable" or "primary" or "lead" or "a/r" or "r/a" or "ra" or "ar" ? MarkMeaning.Accountable
        : key is "r" or "responsible" or "contributing" or "secondary" or "supporting" or "s" ? MarkMeaning.Contributing
        : NotApplicableText.IsIn(key) ? MarkMeaning.NotApplicable
        : key is "no" or "false" or "none" or "-" or "–" or "—" or "✗" or "✘" or "❌" or "☐" or "○" ? MarkMeaning.NotInvolved
        : null;

    /// <summary>Returns what a text says as a mark; null for a text that says what a party does.</summary>
    public static MarkMeaning? MarkIn(string text) =>
        text.Length <= MarkMaxLength ? GuessOf(PastedText.Key(text))
        : NotApplicableText.IsIn(PastedText.Key(text[..MarkMaxLength])) ? MarkMeaning.NotApplicable
        : null;

    /// <summary>Returns whether a text in a column "Not applicable" says so.</summary>
    public static bool SaysNotApplicable(string text) => IsNotApplicable(PastedText.Key(text));

    /// <summary>Returns what a row says about a hosting model, and counts its words.</summary>
    public CellContent Read(TableRow row, string model)
    {
        string? word = null;
        string? reason = null;
        int? first = null;
        var marks = new MarkedParties();
        foreach (var column in _choices.Columns)
        {
            if (!column.IsAbout(model) || column.Use == ColumnUse.Notes || _table.At(row.Row, column.Column) is not { } text)
            {
                continue;
            }

            switch (column.Use)
            {
                case ColumnUse.NotApplicable:
                    if (IsNotApplicable(KeyFor(text)))
                    {
                        return new CellContent(NotApplicable(text), true, column.Column);
                    }

                    break;
                case ColumnUse.Parties:
                    (word, first) = (word is null ? text : $"{word}\n{text}", first ?? column.Column);
                    break;
                case ColumnUse.MarkedNotes:
                    var note = MarkIn(text) ?? MarkMeaning.Marked;
                    marks.Add(note, column.Parties);
                    reason ??= note == MarkMeaning.NotApplicable ? NotApplicableText.ReasonIn(text) : null;
                    first ??= column.Column;
                    break;
                case ColumnUse.Marks:
                    var meaning = MeaningOf(text, row, column.Column);
                    marks.Add(meaning, column.Parties);
                    reason ??= meaning == MarkMeaning.NotApplicable ? NotApplicableText.ReasonIn(text) : null;
                    first ??= column.Column;
                    break;
            }
        }

        return word is not null ? new CellContent(Found(TextKey + KeyFor(word), word, row, first, GuessOfText), true, first)
            : first is null ? default
            : new CellContent(OfMarks(marks, reason ?? _choices.Reason, row, first), true, first);
    }

    /// <summary>Marks of one party are clear, and so is a mark that says "accountable". Others are decided like a word.</summary>
    private AssignmentCode? OfMarks(MarkedParties marks, string reason, TableRow row, int? column)
    {
        if (marks.Clear(reason) is { } code)
        {
            return code;
        }

        var parties = _choices.Parties.Where(party => marks.All.Contains(party.Slug)).ToList();
        return parties.Count == 0
            ? null
            : Found(
                MarksKey + string.Concat(parties.Select(party => party.Letter)),
                $"Marked: {string.Join(" and ", parties.Select(party => party.Name))}",
                row,
                column,
                _ => null,
                parties.Select(party => party.Slug).ToValueList()
            );
    }

    private MarkMeaning MeaningOf(string text, TableRow row, int column)
    {
        var key = KeyFor(text);
        if (!_marks.TryGetValue(key, out var found))
        {
            found = new FoundMark(
                key,
                text,
                0,
                _table.PlaceOf(row.Row.Number, column),
                _decidedMarks.TryGetValue(key, out var decided) ? decided : GuessOf(key)
            );
        }

        _marks[key] = found with { Count = found.Count + 1 };
        return found.Meaning ?? MarkMeaning.NotInvolved;
    }

    private AssignmentCode? Found(
        string key,
        string shown,
        TableRow row,
        int? column,
        Func<string, AssignmentCode?> guess,
        ValueList<string>? parties = null
    )
    {
        if (!_words.TryGetValue(key, out var found))
        {
            found = new FoundWord(
                key,
                shown,
                0,
                _table.PlaceOf(row.Row.Number, column),
                parties ?? (_reader.Read(shown) is AssignmentReading.Understood(var named) ? named.Parties.ToValueList() : []),
                _decided.TryGetValue(key, out var decided) ? decided : guess(shown)
            );
        }

        _words[key] = found with { Count = found.Count + 1 };
        return found.Code;
    }

    private AssignmentCode? GuessOfText(string text)
    {
        var key = KeyFor(text);
        return
            NotApplicableText.IsIn(key)
            && _reader.Read(text) is not AssignmentReading.Understood { Code.NotApplicable: null }
                ? NotApplicable(text)
            : key is "-" or "–" or "—" or "tbd" or "?" ? new AssignmentCode(null, [])
            : _reader.Read(text) is AssignmentReading.Understood(var code) && (code.Parties.Count() < 2 || NamesFirst().IsMatch(text))
                ? code
            : null;
    }

    private static bool IsNotApplicable(string key) => NotApplicableText.IsIn(key) || Symbol().IsMatch(key);

    private AssignmentCode NotApplicable(string text) =>
        new(null, []) { NotApplicable = NotApplicableText.ReasonIn(text) ?? _choices.Reason };

    /// <summary>Long texts, and the same text in many cells, are put into their clean form once.</summary>
    private string KeyFor(string text)
    {
        if (!_keys.TryGetValue(text, out var key))
        {
            _keys.Add(text, key = PastedText.Key(text));
        }

        return key;
    }

    /// <summary>A matrix with parties alone, since the reader of texts needs no more.</summary>
    private static Matrix OnlyWith(ValueList<Party> parties) =>
        new()
        {
            Slug = "import",
            Title = "",
            Issuer = "",
            Standing = Standing.Unofficial,
            Summary = "",
            Parties = parties,
            HostingModels = [],
            Domains = [],
        };

    [GeneratedRegex(@"^\(?(?:x|y|✓|✔|✅|☑|☒|●|•|■|v|√|1)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Symbol();

    /// <summary>A plus sign, a star or a role says which of several parties is accountable. "And" and a slash don't.</summary>
    [GeneratedRegex(
        @"\+|\*|\((?:primary|lead|main|accountable|secondary|supporting|contributing)\)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex NamesFirst();
}
