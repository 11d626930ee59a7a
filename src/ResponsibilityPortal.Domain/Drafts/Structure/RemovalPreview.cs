using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What an edit removes, in words. Editors see it first and confirm exactly this.</summary>
/// <param name="Sentences">Empty when the edit removes nothing.</param>
public sealed record RemovalPreview(ValueList<string> Sentences)
{
    /// <summary>The maximum number of names in a sentence.</summary>
    private const int NamesMaxCount = 10;

    public static RemovalPreview Nothing { get; } = new([]);

    public bool IsEmpty => Sentences.Count == 0;

    /// <summary>Returns what is in the earlier matrix but not in the later one.</summary>
    /// <remarks>New wording and a new position remove nothing.</remarks>
    public static RemovalPreview Between(Matrix before, Matrix after)
    {
        var sentences = new List<string>();
        var later = after.Responsibilities.ToDictionary(row => row.Slug, StringComparer.Ordinal);
        var goneRows = before.Responsibilities.Where(row => !later.ContainsKey(row.Slug)).ToList();
        foreach (var set in ElementSets.All)
        {
            var kept = set.In(after).Select(item => item.Slug).ToHashSet(StringComparer.Ordinal);
            Add(
                sentences,
                $"The {set.NounIn(before)} {{0}}.",
                $"{{1}} {PluralOf(set, before)}: {{0}}.",
                [.. set.In(before).Where(item => !kept.Contains(item.Slug)).Select(item => Title(set, before, item))]
            );
        }

        Add(
            sentences,
            "The synonyms {0}.",
            "{1} groups of synonyms: {0}.",
            [.. RemovedSynonyms(before, after).Select(group => Quoted(group.InWords))]
        );
        Add(sentences, "The row {0} and its cells.", "{1} rows and their cells: {0}.", [.. goneRows.Select(row => Quoted(row.Title))]);
        var pairs = before
            .Responsibilities.Where(row => later.ContainsKey(row.Slug))
            .Select(row => (Old: row, New: later[row.Slug]))
            .ToList();
        AddCells(sentences, before, after, pairs);
        AddReferences(sentences, before, after, pairs);
        return new RemovalPreview(sentences.ToValueList());
    }

    private static IEnumerable<SynonymGroup> RemovedSynonyms(Matrix before, Matrix after) =>
        from pair in SynonymPairs.Between(before.Synonyms, after.Synonyms)
        where pair is { Before: not null, After: null }
        select pair.Before;

    private static void AddCells(List<string> sentences, Matrix before, Matrix after, List<(Responsibility Old, Responsibility New)> pairs)
    {
        var models = after.HostingModels.Select(model => model.Slug).ToHashSet(StringComparer.Ordinal);
        var cells = pairs
            .SelectMany(pair => pair.Old.Assignments, (pair, cell) => (Old: cell, New: pair.New.In(cell.HostingModel)))
            .ToList();
        Count(
            sentences,
            cells.Count(cell => !models.Contains(cell.Old.HostingModel)),
            "1 cell of the remaining rows.",
            "{0} cells of the remaining rows."
        );
        var kept = cells.Where(cell => models.Contains(cell.Old.HostingModel)).ToList();
        Count(
            sentences,
            kept.Count(cell => cell.Old.IsAssessed && cell.New is not { IsAssessed: true }),
            "1 cell no longer has an accountable party.",
            "{0} cells no longer have an accountable party."
        );
        Count(
            sentences,
            kept.Count(cell => (!cell.Old.IsAssessed || cell.New is { IsAssessed: true }) && LosesParts(cell.Old, cell.New)),
            "1 further cell loses a contributing party or a note.",
            "{0} further cells lose a contributing party or a note."
        );
        foreach (var model in before.HostingModels)
        {
            if (
                after.HostingModels.FirstOrDefault(other => other.Slug == model.Slug) is { } now
                && model.Parties.Except(now.Parties).ToList() is { Count: > 0 } gone
            )
            {
                var names = gone.Select(slug => Quoted(before.Parties.FirstOrDefault(party => party.Slug == slug)?.Name ?? slug));
                sentences.Add($"The {after.ColumnKind.Singular} {Quoted(model.Name)} no longer has {string.Join(" and ", names)}.");
            }
        }
    }

    private static void AddReferences(
        List<string> sentences,
        Matrix before,
        Matrix after,
        List<(Responsibility Old, Responsibility New)> pairs
    )
    {
        Narrowed(
            ElementSets.Deployments,
            deployment => deployment.HostingModels,
            $"includes one {before.ColumnKind.Singular} less",
            $"include fewer {before.ColumnKind.Plural}"
        );
        Narrowed(ElementSets.Statements, statement => statement.Responsibilities, "lists fewer rows", "list fewer rows");
        Losing(
            row =>
                row.Sources.Concat(row.Assignments.SelectMany(cell => cell.Sources.Select(source => $"{cell.HostingModel}/{source}"))),
            "The row {0} loses a source.",
            "{1} rows lose a source: {0}."
        );
        Losing(
            row => row.Controls.Select(mapping => mapping.Framework),
            "The row {0} loses control mappings.",
            "{1} rows lose control mappings: {0}."
        );
        Losing(row => row.Related, "The row {0} loses a related row.", "{1} rows lose a related row: {0}.");

        void Losing(Func<Responsibility, IEnumerable<string>> named, string one, string many) =>
            Add(
                sentences,
                one,
                many,
                [.. pairs.Where(pair => Loses(named(pair.Old), named(pair.New))).Select(pair => Quoted(pair.New.Title))]
            );

        void Narrowed<T>(ElementSetOf<T> set, Func<T, ValueList<string>> named, string one, string many)
            where T : class
        {
            var narrowed = set.In(before)
                .Where(item =>
                    set.Find(before, item.Slug) is { } old && set.Find(after, item.Slug) is { } now && Loses(named(old), named(now))
                )
                .ToList();
            Add(
                sentences,
                $"The {set.NounIn(before)} {{0}} {one}.",
                $"{{1}} {PluralOf(set, before)} {many}: {{0}}.",
                [.. narrowed.Select(item => Title(set, before, item))]
            );
        }
    }

    private static bool LosesParts(Assignment old, Assignment? now) =>
        Loses(old.Contributing.Where(party => now?.AccountableParties.Contains(party) != true), now?.Contributing ?? [])
        || Loses(old.Notes.Select(note => note.Party), now?.Notes.Select(note => note.Party) ?? []);

    private static bool Loses(IEnumerable<string> old, IEnumerable<string> now) => old.Except(now, StringComparer.Ordinal).Any();

    private static void Count(List<string> sentences, int count, string one, string many)
    {
        if (count > 0)
        {
            sentences.Add(count == 1 ? one : string.Format(CultureInfo.InvariantCulture, many, count));
        }
    }

    private static void Add(List<string> sentences, string one, string many, string[] names)
    {
        if (names.Length > 0)
        {
            var listed =
                string.Join(", ", names.Take(NamesMaxCount))
                + (names.Length > NamesMaxCount ? $" and {names.Length - NamesMaxCount} more" : "");
            sentences.Add(string.Format(CultureInfo.InvariantCulture, names.Length == 1 ? one : many, listed, names.Length));
        }
    }

    private static string Title(ElementSet set, Matrix matrix, (string Slug, string Title) item) =>
        ReferenceEquals(set, ElementSets.Statements) ? Quoted(ElementSets.Statements.Find(matrix, item.Slug)!.Text) : Quoted(item.Title);

    private static string PluralOf(ElementSet set, Matrix matrix) =>
        ReferenceEquals(set, ElementSets.HostingModels) ? matrix.ColumnKind.Plural
        : set.Noun == "party" ? "parties"
        : $"{set.Noun}s";

    private static string Quoted(string name) => $"“{(name.Length > 80 ? $"{name[..79]}…" : name)}”";
}
