using System.Globalization;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What an edit takes away, in words. Whoever edits sees it first and agrees to exactly this.</summary>
/// <param name="Sentences">Empty when nothing goes.</param>
public sealed record RemovalPreview(ValueList<string> Sentences)
{
    /// <summary>How many names a sentence lists.</summary>
    private const int NamesMaxCount = 10;

    public static RemovalPreview Nothing { get; } = new([]);

    public bool IsEmpty => Sentences.Count == 0;

    /// <summary>What the earlier matrix has and the later has no more.</summary>
    /// <remarks>New wording takes nothing away, and neither does moving something.</remarks>
    public static RemovalPreview Between(Matrix before, Matrix after)
    {
        var sentences = new List<string>();
        var later = after.Responsibilities.ToDictionary(row => row.Slug, StringComparer.Ordinal);
        var goneRows = before.Responsibilities.Where(row => !later.ContainsKey(row.Slug)).ToList();
        foreach (var set in ElementSets.All)
        {
            var kept = set.In(after).Select(item => item.Slug).ToHashSet(StringComparer.Ordinal);
            Add(sentences, $"The {set.Noun} {{0}} goes.", $"{{1}} {Plural(set.Noun)} go: {{0}}.", [.. set.In(before).Where(item => !kept.Contains(item.Slug)).Select(item => Title(set, before, item))]);
        }

        Add(sentences, "The row {0} goes, with its cells.", "{1} rows go, with their cells: {0}.", [.. goneRows.Select(row => Quoted(row.Title))]);
        var pairs = before.Responsibilities.Where(row => later.ContainsKey(row.Slug)).Select(row => (Old: row, New: later[row.Slug])).ToList();
        AddCells(sentences, before, after, pairs);
        AddReferences(sentences, before, after, pairs);
        return new RemovalPreview(sentences.ToValueList());
    }

    private static void AddCells(List<string> sentences, Matrix before, Matrix after, List<(Responsibility Old, Responsibility New)> pairs)
    {
        var models = after.HostingModels.Select(model => model.Slug).ToHashSet(StringComparer.Ordinal);
        var cells = pairs.SelectMany(pair => pair.Old.Assignments, (pair, cell) => (Old: cell, New: pair.New.In(cell.HostingModel))).ToList();
        Count(sentences, cells.Count(cell => !models.Contains(cell.Old.HostingModel)), "1 cell of the remaining rows goes.", "{0} cells of the remaining rows go.");
        var kept = cells.Where(cell => models.Contains(cell.Old.HostingModel)).ToList();
        Count(
            sentences,
            kept.Count(cell => cell.Old.Accountable is not null && cell.New?.Accountable is null),
            "1 cell is left without an accountable party.",
            "{0} cells are left without an accountable party.");
        Count(
            sentences,
            kept.Count(cell => (cell.Old.Accountable is null || cell.New?.Accountable is not null) && LosesParts(cell.Old, cell.New)),
            "1 further cell loses a contributing party or a note.",
            "{0} further cells lose a contributing party or a note.");
        foreach (var model in before.HostingModels)
        {
            if (after.HostingModels.FirstOrDefault(other => other.Slug == model.Slug) is { } now && model.Parties.Except(now.Parties).ToList() is { Count: > 0 } gone)
            {
                var names = gone.Select(slug => Quoted(before.Parties.FirstOrDefault(party => party.Slug == slug)?.Name ?? slug));
                sentences.Add($"The hosting model {Quoted(model.Name)} is left without {string.Join(" and ", names)}.");
            }
        }
    }

    private static void AddReferences(List<string> sentences, Matrix before, Matrix after, List<(Responsibility Old, Responsibility New)> pairs)
    {
        Narrowed(ElementSets.Deployments, deployment => deployment.HostingModels, "names one hosting model less", "name fewer hosting models");
        Narrowed(ElementSets.Statements, statement => statement.Responsibilities, "names fewer rows", "name fewer rows");
        Losing(row => row.Sources, "The row {0} loses a source.", "{1} rows lose a source: {0}.");
        Losing(row => row.Controls.Select(mapping => mapping.Framework), "The row {0} loses control mappings.", "{1} rows lose control mappings: {0}.");
        Losing(row => row.Related, "The row {0} loses a related row.", "{1} rows lose a related row: {0}.");

        void Losing(Func<Responsibility, IEnumerable<string>> named, string one, string many) =>
            Add(sentences, one, many, [.. pairs.Where(pair => Loses(named(pair.Old), named(pair.New))).Select(pair => Quoted(pair.New.Title))]);

        void Narrowed<T>(ElementSetOf<T> set, Func<T, ValueList<string>> named, string one, string many)
            where T : class
        {
            var narrowed = set.In(before).Where(item =>
                set.Find(before, item.Slug) is { } old && set.Find(after, item.Slug) is { } now && Loses(named(old), named(now))).ToList();
            Add(sentences, $"The {set.Noun} {{0}} {one}.", $"{{1}} {Plural(set.Noun)} {many}: {{0}}.", [.. narrowed.Select(item => Title(set, before, item))]);
        }
    }

    private static bool LosesParts(Assignment old, Assignment? now) =>
        Loses(old.Contributing.Where(party => party != now?.Accountable), now?.Contributing ?? []) || Loses(old.Notes.Select(note => note.Party), now?.Notes.Select(note => note.Party) ?? []);

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
            var listed = string.Join(", ", names.Take(NamesMaxCount)) + (names.Length > NamesMaxCount ? $" and {names.Length - NamesMaxCount} more" : "");
            sentences.Add(string.Format(CultureInfo.InvariantCulture, names.Length == 1 ? one : many, listed, names.Length));
        }
    }

    private static string Title(ElementSet set, Matrix matrix, (string Slug, string Title) item) =>
        ReferenceEquals(set, ElementSets.Statements) ? Quoted(ElementSets.Statements.Find(matrix, item.Slug)!.Text) : Quoted(item.Title);

    private static string Plural(string noun) => noun == "party" ? "parties" : $"{noun}s";

    private static string Quoted(string name) => $"“{(name.Length > 80 ? $"{name[..79]}…" : name)}”";
}
