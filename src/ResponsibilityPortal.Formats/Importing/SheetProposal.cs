using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Drafts.Pasting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>
/// Guesses how a foreign sheet is read as a matrix: headings, titles, domains, and one column per hosting model or per party. Workbooks in
/// the form of a CAIQ or of FedRAMP's worksheets have a ready mapping. Users can change every part of it.
/// </summary>
public static partial class SheetProposal
{
    /// <summary>Returns the sheet that most likely has the matrix; the first for none. Hidden sheets come last.</summary>
    public static int SheetOf(IReadOnlyList<QuestionSheet> sheets, CancellationToken cancellationToken) =>
        Enumerable
            .Range(0, sheets.Count)
            .OrderBy(index => sheets[index].IsHidden)
            .ThenByDescending(index =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return WeightOf(sheets[index]);
            })
            .First();

    /// <param name="draft">The draft that the table is to be imported into; null for a new matrix.</param>
    public static ImportChoices Of(QuestionSheet sheet, Matrix? draft) => ReadyMappings.Of(sheet, draft) ?? GuessOf(sheet, draft);

    /// <summary>Guesses with a row of headings that the user has named.</summary>
    /// <param name="header">0 for none.</param>
    public static ImportChoices Of(QuestionSheet sheet, Matrix? draft, int header)
    {
        var names = new PartyNames(draft?.Parties ?? []);
        return ChoicesOf(sheet, draft, header, ColumnKinds.Of(ColumnTexts.Of(sheet, header), names), names);
    }

    private static ImportChoices GuessOf(QuestionSheet sheet, Matrix? draft)
    {
        var names = new PartyNames(draft?.Parties ?? []);
        var (header, kinds) = HeaderGuess.Of(sheet, names);
        return ChoicesOf(sheet, draft, header, kinds, names);
    }

    private static ImportChoices ChoicesOf(QuestionSheet sheet, Matrix? draft, int header, ColumnKinds kinds, PartyNames names)
    {
        var (parties, models) = (new ImportParties(draft?.Parties ?? []), new ImportModels(draft, []));
        foreach (var name in NamesIn(kinds, names))
        {
            parties.Find(name);
        }

        var marked = kinds.Columns.Where(column => kinds.UseOf(column) == ColumnUse.Marks).ToList();
        var headings = new MarkHeadings(sheet, header, marked, names);
        var words = kinds.Columns.Where(column => kinds.UseOf(column) == ColumnUse.Parties).ToList();
        var (columns, shared) = (new List<ImportColumn>(), new List<ImportColumn>());
        foreach (var column in kinds.Columns.Where(column => kinds.UseOf(column) != ColumnUse.None))
        {
            var use = new ImportColumn(column.Column, kinds.UseOf(column));
            if (
                (use.Use == ColumnUse.Marks && PartyNames.AreAll(headings.Of(column.Column).Party))
                || (use.Use == ColumnUse.MarkedNotes && PartyNames.AreAll(ColumnKinds.PartyIn(column)!))
            )
            {
                shared.Add(use);
                continue;
            }

            columns.Add(
                use.Use switch
                {
                    ColumnUse.Parties => use with
                    {
                        Model = models.Find(words.Count == 1 && IsOwner(column) ? "" : column.Heading ?? "").Slug,
                    },
                    ColumnUse.Marks => MarksOf(use, headings.Of(column.Column), parties, models),
                    ColumnUse.Notes or ColumnUse.MarkedNotes => use with { Parties = PartyOf(ColumnKinds.PartyIn(column)!, parties) },
                    _ => use,
                }
            );
        }

        if (models.All.Count == 0)
        {
            models.Find("");
        }

        // A mark below "Shared" means all parties that have marks.
        var marking = columns
            .Where(column => column.Use is ColumnUse.Marks or ColumnUse.MarkedNotes)
            .SelectMany(column => column.Parties)
            .ToHashSet();
        var all = parties.All.Select(party => party.Slug).Where(marking.Contains).ToValueList();
        columns.AddRange(shared.Select(column => column with { Parties = all }));
        return new ImportChoices
        {
            HeaderRow = header,
            Domains = DomainsOf(sheet, header, columns),
            DomainName = DomainNameOf(sheet),
            Columns = columns.OrderBy(column => column.Column).ToValueList(),
            Parties = parties.All,
            Models = models.All,
        };
    }

    private static ImportColumn MarksOf(
        ImportColumn use,
        (string Party, string? Model) heading,
        ImportParties parties,
        ImportModels models
    ) =>
        use with
        {
            Parties = PartyOf(heading.Party, parties),
            Model = heading.Model is { } model ? models.Find(model).Slug : null,
        };

    private static ValueList<string> PartyOf(string name, ImportParties parties) => parties.Find(name) is { } party ? [party.Slug] : [];

    /// <summary>The names in columns of words that occur more than once or are usual, the most frequent first.</summary>
    private static IEnumerable<string> NamesIn(ColumnKinds kinds, PartyNames names) =>
        kinds
            .Columns.Where(column => kinds.UseOf(column) == ColumnUse.Parties)
            .SelectMany(column => column.Texts)
            .SelectMany(names.In)
            .GroupBy(PastedText.Key, StringComparer.Ordinal)
            .Where(name => names.Find(name.Key) is null && (name.Count() > 1 || names.IsUsual(name.Key)))
            .OrderByDescending(name => name.Count())
            .Take(Matrix.PartiesMaxCount)
            .Select(name => name.First());

    private static bool IsOwner(ColumnTexts column) => Owner().IsMatch(column.HeadingKey);

    private static DomainSource DomainsOf(QuestionSheet sheet, int header, List<ImportColumn> columns)
    {
        if (columns.Exists(column => column.Use == ColumnUse.Domain))
        {
            return DomainSource.Column;
        }

        var below = sheet.Rows.Where(row => row.Number > header).ToList();
        return new DomainTitles(below, new MergedTexts(sheet), columns).AreClear ? DomainSource.TitleRows : DomainSource.One;
    }

    /// <summary>The name of the sheet, unless it is one that spreadsheets give.</summary>
    private static string DomainNameOf(QuestionSheet sheet)
    {
        var name = ImportText.OneLine(sheet.Name);
        return name.Length == 0 || GivenName().IsMatch(name)
            ? ImportChoices.DefaultDomain
            : ImportText.Cut(name, ControlDomain.NameMaxLength);
    }

    private static int WeightOf(QuestionSheet sheet)
    {
        if (sheet.Rows.Count == 0)
        {
            return -1;
        }

        if (ReadyMappings.Of(sheet, null) is not null)
        {
            return int.MaxValue;
        }

        var (_, kinds) = HeaderGuess.Of(sheet, new PartyNames([]));
        return kinds.AboutParties.Sum(column => column.Count);
    }

    [GeneratedRegex(
        @"\b(?:responsib\w*|owner(?:ship)?s?|accountab\w*|who|part(?:y|ies)|assigned|model)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Owner();

    [GeneratedRegex(
        @"^(?:CSV|(?:Sheet|Table|Tabelle|Feuil|Hoja|Foglio|Blad|Planilha) ?\d{1,4})$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex GivenName();
}
