using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Drafts.Pasting;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Guesses what each column of a sheet is, from its heading and its texts.</summary>
internal sealed partial class ColumnKinds
{
    private const int WordsMaxCount = 20;

    /// <summary>The longest text that can be an identifier, in characters.</summary>
    private const int IdentifierMaxLength = 40;

    private readonly Dictionary<int, ColumnUse> _uses = [];

    private ColumnKinds(List<ColumnTexts> columns, PartyNames names)
    {
        Columns = columns;
        FindAboutCells(names);
        FindTexts(names);
    }

    public List<ColumnTexts> Columns { get; }

    /// <summary>The columns that say who is responsible.</summary>
    public IEnumerable<ColumnTexts> AboutParties =>
        Columns.Where(column => UseOf(column) is ColumnUse.Parties or ColumnUse.Marks or ColumnUse.MarkedNotes);

    public static ColumnKinds Of(List<ColumnTexts> columns, PartyNames names) => new(columns, names);

    public ColumnUse UseOf(ColumnTexts column) => _uses.GetValueOrDefault(column.Column);

    /// <summary>Returns whether all texts of a row look like headings of their columns and not like one of their values.</summary>
    public int WeightAsHeadings(PartyNames names) =>
        Columns
            .Where(column => column.Heading is not null && column.Count > 0)
            .Sum(column =>
                UseOf(column) switch
                {
                    ColumnUse.Parties => names.AreKnownIn(column.Heading!) || column.Texts.Contains(column.Heading!) ? -5 : 5,
                    ColumnUse.MarkedNotes => 5,
                    ColumnUse.Marks => TableWords.GuessOf(column.HeadingKey) is null ? 5 : -5,
                    _ => 1,
                }
            );

    private void FindAboutCells(PartyNames names)
    {
        foreach (var column in Columns.Where(column => column.Count > 0))
        {
            var marks = column.Texts.Select(TableWords.MarkIn).ToList();
            if (
                marks.Count(mark => mark is not null) >= 0.8 * marks.Count
                && marks.Exists(mark => mark is MarkMeaning.Marked or MarkMeaning.Accountable or MarkMeaning.Contributing)
            )
            {
                // A mark below "Applicable?" says that the row counts: neither that it doesn't, nor who is responsible.
                _uses[column.Column] =
                    NotApplicable().IsMatch(column.HeadingKey) ? ColumnUse.NotApplicable
                    : Applicable().IsMatch(column.HeadingKey) ? ColumnUse.None
                    : ColumnUse.Marks;
            }
            else if (HasFewNames(column, names) && column.Share(names.AreKnownIn) >= 0.2)
            {
                _uses[column.Column] = ColumnUse.Parties;
            }
        }

        // A column with only "Red Hat" is about parties if another one has "Red Hat" next to "Customer".
        var found = Columns
            .Where(column => UseOf(column) == ColumnUse.Parties)
            .SelectMany(column => column.Texts)
            .SelectMany(names.In)
            .Select(PastedText.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var column in Columns.Where(column => UseOf(column) == ColumnUse.None && HasFewNames(column, names)))
        {
            if (column.Share(text => names.In(text) is { Length: > 0 } all && all.All(name => found.Contains(PastedText.Key(name)))) >= 0.5)
            {
                _uses[column.Column] = ColumnUse.Parties;
            }
        }
    }

    /// <summary>The beginning of a text shows whether it is a mark, or "N/A" with a reason.</summary>
    private static bool HasFewNames(ColumnTexts column, PartyNames names) =>
        column.Different <= WordsMaxCount && column.Share(names.CouldBe) >= 0.8 && !Title().IsMatch(column.HeadingKey);

    private void FindTexts(PartyNames names)
    {
        var others = Columns.Where(column => !_uses.ContainsKey(column.Column) && column.Count > 0).ToList();
        Take(ColumnUse.Identifier, others.Find(IsIdentifier));
        if (!AboutParties.Any())
        {
            TakeMarkedNotes();
        }

        Take(
            ColumnUse.Domain,
            others.Find(column => Domain().IsMatch(column.HeadingKey) && column.Different < Columns.Max(all => all.Count))
        );
        Take(
            ColumnUse.Title,
            others
                .OrderByDescending(column =>
                    (Title().IsMatch(column.HeadingKey) ? 10 : 0)
                    + (column.Different >= 0.9 * column.Count ? 3 : 0)
                    + (column.AverageLength is > 8 and < 200 ? 2 : 0)
                    - (Description().IsMatch(column.HeadingKey) ? 5 : 0)
                    - (2 * column.Count < Columns.Max(all => all.Count) ? 10 : 0)
                )
                .FirstOrDefault()
        );
        Take(
            ColumnUse.Domain,
            UseOf(ColumnUse.Domain)
                ? null
                : others.Find(column => column.Count >= 4 && column.Different <= column.Count / 2 && column.AverageLength < 60)
        );
        var firstAboutParties = AboutParties.Select(column => column.Column).DefaultIfEmpty(int.MaxValue).First();
        Take(
            ColumnUse.Description,
            others.Find(column => Description().IsMatch(column.HeadingKey))
                ?? others
                    .Where(column => column.Column < firstAboutParties && column.AverageLength > 40)
                    .MaxBy(column => column.AverageLength)
        );
        if (AboutParties.Any())
        {
            var notes = others
                .Where(column => column.AverageLength > 15 && WithoutNotes(column) is { } name && names.IsUsual(name))
                .ToList();
            foreach (var column in notes)
            {
                Take(ColumnUse.Notes, column);
            }
        }

        // "Acme responsibilities" next to "Customer responsibilities", with a text where the party does something.
        void TakeMarkedNotes()
        {
            var notes = others
                .Where(column => PartyIn(column) is { } name && (names.IsUsual(name) || WithoutNotes(column) is not null))
                .ToList();
            if (notes.Count > 1 && notes.Exists(column => names.IsUsual(PartyIn(column)!)))
            {
                notes.ForEach(column => Take(ColumnUse.MarkedNotes, column));
            }
        }

        void Take(ColumnUse use, ColumnTexts? column)
        {
            if (column is not null)
            {
                _uses[column.Column] = use;
                others.Remove(column);
            }
        }
    }

    /// <summary>Returns the name of the party in a heading such as "Customer responsibilities"; null for another heading.</summary>
    public static string? WithoutNotes(ColumnTexts column) =>
        column.Heading is { } heading && Notes().Match(PastedText.Clean(heading)) is { Success: true } match
            ? match.Groups["party"].Value.Trim()
            : null;

    /// <summary>Returns the name of the party in a heading such as "Customer responsibilities", or the heading; null for none.</summary>
    public static string? PartyIn(ColumnTexts column) => WithoutNotes(column) ?? column.Heading;

    private bool UseOf(ColumnUse use) => _uses.ContainsValue(use);

    private static bool IsIdentifier(ColumnTexts column) =>
        column.AverageLength <= 20
        && (Identifier().IsMatch(column.HeadingKey) || column.Share(IsIdentifier) >= 0.9)
        && column.Share(text => text.Any(char.IsAsciiDigit)) >= 0.5;

    private static bool IsIdentifier(string text) => text.Length <= IdentifierMaxLength && Value().IsMatch(text);

    [GeneratedRegex(@"^(?:n ?/ ?a|not applicable)\??$", RegexOptions.CultureInvariant)]
    private static partial Regex NotApplicable();

    [GeneratedRegex(@"^(?:applicable|applicability)\??$", RegexOptions.CultureInvariant)]
    private static partial Regex Applicable();

    [GeneratedRegex(
        @"\b(?:dut(?:y|ies)|tasks?|activit(?:y|ies)|titles?|requirements?|resources?|topics?|items?|questions?|capabilit(?:y|ies)|areas? of responsibility|controls?|functions?|responsibility area)$|^responsibilit(?:y|ies)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Title();

    [GeneratedRegex(
        @"\b(?:descriptions?|details?|explanations?|definitions?|specifications?|guidance|examples?)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Description();

    [GeneratedRegex(
        @"\b(?:domains?|categor(?:y|ies)|sections?|famil(?:y|ies)|groups?|chapters?|pillars?|layers?)\b|^areas?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Domain();

    [GeneratedRegex(@"\bids?\b|\bno\.?$|^#|\bnumber\b|\bnr\.?$|\bref(?:erence)?\b|\bidentifiers?\b", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    /// <summary>Each character can be matched in one way only, so the time for a hostile text grows with its length.</summary>
    [GeneratedRegex(@"^(?:[A-Z&]{1,6}[-. ]?)?\d+(?:[.()\-][\w.()\-]*)?(?: (?:\(\w+\))+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Value();

    [GeneratedRegex(
        @"^(?<party>.+?)(?:'s|s')? (?:responsibilit(?:y|ies)|dut(?:y|ies)|tasks?|actions?|notes?|implementation(?: description)?|comments?|does)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Notes();
}
