using System.Collections.Immutable;
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

    /// <summary>Replaced as a whole, because the page is rendered while another thread applies a choice.</summary>
    private volatile State _state;

    private Task _last = Task.CompletedTask;

    /// <param name="draft">The draft to import into; null for a new matrix.</param>
    /// <param name="leaving">Cancelled when the user leaves the page, since the result isn't needed then.</param>
    public ImportSession(
        string fileName,
        ValueList<QuestionSheet> sheets,
        DraftSnapshot? draft,
        CancellationToken leaving = default
    )
    {
        (FileName, Sheets, _leaving) = (fileName, sheets, leaving);
        var index = SheetProposal.SheetOf(sheets, leaving);
        _state = Read(new Proposal(index, draft, SheetProposal.Of(sheets[index], draft?.Content)), ImmutableDictionary<string, int>.Empty);
    }

    public string FileName { get; }

    public ValueList<QuestionSheet> Sheets { get; }

    public int Index => _state.Proposal.Index;

    public QuestionSheet Sheet => Sheets[Index];

    /// <summary>The draft on which <see cref="Result"/> is based, even if it was changed since; null for a new matrix.</summary>
    public DraftSnapshot? Snapshot => _state.Proposal.Snapshot;

    public Matrix? Draft => Snapshot?.Content;

    public ImportChoices Choices => _state.Proposal.Choices;

    /// <summary>What the choices give. A new matrix has its own texts only when it is created.</summary>
    public ImportResult Result => _state.Result;

    /// <summary>
    /// The words in the order in which they were first shown, undecided ones first: a decision moves no row away from under the user.
    /// </summary>
    public IEnumerable<FoundWord> Words
    {
        get
        {
            var (_, result, shown) = _state;
            return result.Words.OrderBy(word => shown.GetValueOrDefault(word.Key, int.MaxValue));
        }
    }

    /// <summary>Whether the user has corrected the guess.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether a choice is being applied, so that <see cref="Result"/> isn't yet what the user has chosen.</summary>
    public bool IsBusy => !_last.IsCompleted;

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
        index = Math.Clamp(index, 0, Sheets.Count - 1);
        ChooseAnew(new Proposal(index, Snapshot, SheetProposal.Of(Sheets[index], Draft)));
    }

    /// <summary>Guesses again below another row of headings.</summary>
    public void ChooseHeader(int row) =>
        ChooseAnew(_state.Proposal with { Choices = SheetProposal.Of(Sheet, Draft, Math.Max(0, row)) });

    /// <summary>Goes on with the draft as it is now, after another editor changed it.</summary>
    public void Follow(DraftSnapshot draft)
    {
        var added = Choices.Parties.Where(party => draft.Content.Parties.All(known => known.Slug != party.Slug));
        Choose(
            _state.Proposal with
            {
                Snapshot = draft,
                Choices = Choices with { Parties = [.. draft.Content.Parties, .. added] },
            },
            _state.Shown
        );
    }

    public void Choose(ImportChoices choices) => Choose(_state.Proposal with { Choices = choices }, _state.Shown);

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

    private void ChooseAnew(Proposal proposal) => Choose(proposal, ImmutableDictionary<string, int>.Empty);

    private void Choose(Proposal proposal, ImmutableDictionary<string, int> shown)
    {
        IsChanged = true;
        _state = Read(proposal, shown);
    }

    /// <param name="shown">The places of the words that the user has seen. New ones follow them.</param>
    private State Read(Proposal proposal, ImmutableDictionary<string, int> shown)
    {
        ImportTarget target = proposal.Snapshot is { } draft ? new ImportTarget.Draft(draft.Content) : Preview;
        var result = Read(proposal, target);
        var places = shown.ToBuilder();
        foreach (var word in result.Words.OrderBy(word => word.Code is not null))
        {
            places.TryAdd(word.Key, places.Count);
        }

        return new State(proposal, result, places.ToImmutable());
    }

    private ImportResult Read(Proposal proposal, ImportTarget target) =>
        TableImport.Read(Sheets, proposal.Index, proposal.Choices, target, _leaving);

    private static async Task AfterAsync(Task before, Action choice)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await Task.Run(choice);
    }

    /// <summary>Reads the table as it will be saved.</summary>
    public ImportResult Read(ImportTarget target) => Read(_state.Proposal, target);

    /// <summary>What the user has chosen.</summary>
    private sealed record Proposal(int Index, DraftSnapshot? Snapshot, ImportChoices Choices);

    /// <param name="Result">What the choices give.</param>
    /// <param name="Shown">The place of each word that was shown, by its key.</param>
    private sealed record State(Proposal Proposal, ImportResult Result, ImmutableDictionary<string, int> Shown);
}
