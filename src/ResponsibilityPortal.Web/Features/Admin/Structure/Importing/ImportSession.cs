using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Web.Features.Admin.Structure.Importing;

/// <summary>
/// A foreign spreadsheet on the import page with what the user has chosen. It lives as long as the page, and nothing of it is stored.
/// </summary>
public sealed class ImportSession
{
    private static readonly ImportTarget.NewMatrix Preview = new("import", "Import", "Import", Standing.Unofficial, "Import.");

    private readonly CancellationToken _leaving;
    private readonly Dictionary<string, int> _shown = new(StringComparer.Ordinal);
    private Task _last = Task.CompletedTask;

    /// <param name="draft">The draft to import into; null for a new matrix.</param>
    /// <param name="leaving">Cancelled when the user leaves the page: nobody needs the result then.</param>
    public ImportSession(
        string fileName,
        ValueList<QuestionSheet> sheets,
        DraftSnapshot? draft,
        CancellationToken leaving = default
    )
    {
        (FileName, Sheets, Snapshot, _leaving) = (fileName, sheets, draft, leaving);
        Index = SheetProposal.SheetOf(sheets, leaving);
        Choices = SheetProposal.Of(Sheet, Draft);
        Result = Read(Target);
        KeepOrder();
    }

    public string FileName { get; }

    public ValueList<QuestionSheet> Sheets { get; }

    public int Index { get; private set; }

    public QuestionSheet Sheet => Sheets[Index];

    /// <summary>The draft on which <see cref="Result"/> is based, even if it was changed since; null for a new matrix.</summary>
    public DraftSnapshot? Snapshot { get; private set; }

    public Matrix? Draft => Snapshot?.Content;

    public ImportChoices Choices { get; private set; }

    /// <summary>What the choices give. A new matrix has its own texts only when it is created.</summary>
    public ImportResult Result { get; private set; }

    /// <summary>
    /// The words in the order in which they were first shown, undecided ones first: a decision moves no row away from under the user.
    /// </summary>
    public IEnumerable<FoundWord> Words => Result.Words.OrderBy(word => _shown.GetValueOrDefault(word.Key, int.MaxValue));

    /// <summary>Whether the user has corrected the guess.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether a choice is being applied, so that <see cref="Result"/> isn't yet what the user has chosen.</summary>
    public bool IsBusy => !_last.IsCompleted;

    private ImportTarget Target => Draft is null ? Preview : new ImportTarget.Draft(Draft);

    /// <summary>
    /// Applies a choice, after those before it. A large table takes a while, so it is read on another thread, and the page stays alive.
    /// </summary>
    /// <param name="onChange">Called when the work begins and when it ends.</param>
    public async Task ApplyAsync(Action choice, Func<Task> onChange)
    {
        var applied = AfterAsync(_last, choice);
        _last = applied;
        await onChange();
        try
        {
            await applied;
        }
        finally
        {
            await onChange();
        }
    }

    public void ChooseSheet(int index)
    {
        Index = Math.Clamp(index, 0, Sheets.Count - 1);
        _shown.Clear();
        Choose(SheetProposal.Of(Sheet, Draft));
    }

    /// <summary>Guesses again below another row of headings.</summary>
    public void ChooseHeader(int row)
    {
        _shown.Clear();
        Choose(SheetProposal.Of(Sheet, Draft, Math.Max(0, row)));
    }

    /// <summary>Goes on with the draft as it is now, after another editor changed it.</summary>
    public void Follow(DraftSnapshot draft)
    {
        Snapshot = draft;
        Choose(Choices with { Parties = [.. draft.Content.Parties, .. Choices.Parties.Where(party => !IsOfTheDraft(party))] });
    }

    public void Choose(ImportChoices choices)
    {
        (Choices, IsChanged) = (choices, true);
        Result = Read(Target);
        KeepOrder();
    }

    /// <summary>Returns the heading of a column; null for none.</summary>
    public string? Heading(int column) => Sheet.Rows.FirstOrDefault(row => row.Number == Choices.HeaderRow)?.In(column);

    public ImportColumn Column(int column) =>
        Choices.Columns.FirstOrDefault(known => known.Column == column) ?? new ImportColumn(column, ColumnUse.None);

    public void ChooseUse(int column, ColumnUse use)
    {
        var choices = Choices.WithColumn(Column(column) with { Use = use });
        Choose(use == ColumnUse.Domain ? choices with { Domains = DomainSource.Column } : choices);
        if (use == ColumnUse.Parties && Column(column).Model is null && Heading(column) is { } heading)
        {
            ChooseModel(column, heading);
        }
    }

    /// <param name="name">Empty for every hosting model.</param>
    public void ChooseModel(int column, string name)
    {
        var models = new ImportModels(Draft, Choices.Models);
        var model = string.IsNullOrWhiteSpace(name) ? null : models.Find(name).Slug;
        Choose(Choices.WithColumn(Column(column) with { Model = model }) with { Models = models.All });
    }

    public string ModelOf(int column) => Choices.Models.FirstOrDefault(model => model.Slug == Column(column).Model)?.Name ?? "";

    /// <param name="parties">The slugs of the parties, joined by a plus sign; empty for none.</param>
    public void ChooseParties(int column, string parties) =>
        Choose(
            Choices.WithColumn(
                Column(column) with
                {
                    Parties =
                    [
                        .. parties
                            .Split('+', StringSplitOptions.RemoveEmptyEntries)
                            .Where(slug => Choices.Parties.Any(party => party.Slug == slug)),
                    ],
                }
            )
        );

    public void ChooseWord(string key, AssignmentCode? code) => Choose(Choices.WithWord(key, code));

    public void ChooseMark(string key, MarkMeaning meaning) => Choose(Choices.WithMark(key, meaning));

    public bool IsOfTheDraft(Party party) => Draft?.Parties.Any(known => known.Slug == party.Slug) == true;

    public void AddParty(string name)
    {
        var parties = new ImportParties(Choices.Parties);
        parties.Find(name);
        Choose(Choices with { Parties = parties.All });
    }

    public void RenameParty(Party party, string name) =>
        Choose(
            Choices with
            {
                Parties = Choices.Parties.Select(known => known == party ? known with { Name = name.Trim() } : known).ToValueList(),
            }
        );

    /// <summary>Makes a party the one that "you" means for readers.</summary>
    public void ChooseReader(Party party)
    {
        if (party.Slug == Party.ReaderSlug)
        {
            return;
        }

        var before = Choices.Parties.FirstOrDefault(known => known.Slug == Party.ReaderSlug);
        var free = new ImportParties(Choices.Parties.Where(known => known.Slug != Party.ReaderSlug).ToValueList());
        var choices = before is null ? Choices : Choices.WithSlug(before.Slug, free.SlugFor(before.Name));
        Choose(choices.WithSlug(party.Slug, Party.ReaderSlug));
    }

    /// <summary>Removes a party. Words and columns that mean it must be decided again.</summary>
    public void RemoveParty(Party party) => Choose(Choices.WithoutParty(party.Slug));

    private void KeepOrder()
    {
        foreach (var word in Result.Words.OrderBy(word => word.Code is not null))
        {
            _shown.TryAdd(word.Key, _shown.Count);
        }
    }

    private static async Task AfterAsync(Task before, Action choice)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Run(choice);
    }

    /// <summary>Reads the table as it will be saved.</summary>
    public ImportResult Read(ImportTarget target) => TableImport.Read(Sheets, Index, Choices, target, _leaving);
}
