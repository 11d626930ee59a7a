using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>The changes of a matrix between two versions, described for one party: accountability first, then wording.</summary>
public sealed class VersionComparison
{
    /// <param name="before">Null for a first version, in which everything is new.</param>
    /// <param name="you">The party that the comparison is made for; null when the matrix has no reader's party, and then nothing is
    /// "yours".</param>
    public VersionComparison(Matrix? before, Matrix after, Party? you)
    {
        You = you;
        ColumnKind = after.ColumnKind;
        MatrixChanges = MatrixComparison.Between(before, after);
        ValueList<HostingModel> models = before?.HostingModels ?? [];
        ChangesSynonyms =
            before is not null && (!before.Synonyms.Equals(after.Synonyms) || before.UsesDefaultSynonyms != after.UsesDefaultSynonyms);
        AddedModels = after.HostingModels.ExceptBy(models.Select(model => model.Slug), model => model.Slug).ToValueList();
        RemovedModels = models.ExceptBy(after.HostingModels.Select(model => model.Slug), model => model.Slug).ToValueList();
        var earlier = (before is null ? [] : Rows(before)).ToDictionary(row => row.Row.Slug, StringComparer.Ordinal);
        foreach (var (domain, row) in Rows(after))
        {
            if (before is not null && earlier.Remove(row.Slug, out var old))
            {
                Sort(old.Row, row, ResponsibilityComparison.Between((before, old.Domain, old.Row), (after, domain, row)));
            }
            else
            {
                Added.Add(row);
            }
        }

        if (before is not null)
        {
            Retired.AddRange(before.Responsibilities.Where(row => earlier.ContainsKey(row.Slug)));
            Moved.AddRange(MovedRows(before, after));
        }
    }

    public Party? You { get; }

    /// <summary>What the columns of the later version are called.</summary>
    public ColumnKind ColumnKind { get; }

    /// <summary>You become accountable in a hosting model, alone or jointly.</summary>
    public List<RowComparison> BecomeYours { get; } = [];

    /// <summary>You are no longer accountable in a hosting model. A row can become yours in one model and leave you in another.</summary>
    public List<RowComparison> LeaveYou { get; } = [];

    /// <summary>You shared accountability in a hosting model, and now have it alone.</summary>
    public List<RowComparison> BecomeYoursAlone { get; } = [];

    /// <summary>
    /// You are accountable in a hosting model before and after, and now share it: with others after having it alone, or with other parties
    /// than before. A row can become yours alone in one model and jointly yours in another.
    /// </summary>
    public List<RowComparison> BecomeJointlyYours { get; } = [];

    /// <summary>Accountability moves, and you are not among those who have it before or after.</summary>
    public List<RowComparison> MoveBetweenOthers { get; } = [];

    /// <summary>No accountability moves, but the contributing parties change.</summary>
    public List<RowComparison> ChangeContributors { get; } = [];

    /// <summary>The parties are the same and only the wording changes.</summary>
    public List<RowComparison> ChangeWording { get; } = [];

    /// <summary>Rows that only the later version has.</summary>
    public List<Responsibility> Added { get; } = [];

    /// <summary>Rows that only the earlier version has.</summary>
    public List<Responsibility> Retired { get; } = [];

    /// <summary>Rows that stay in their domain and move to another place in it, whatever else changes in them.</summary>
    public List<RowComparison> Moved { get; } = [];

    /// <summary>Columns that only the later version has. All their cells are new, and no accountability moves in them.</summary>
    public ValueList<HostingModel> AddedModels { get; }

    /// <summary>Columns that only the earlier version has.</summary>
    public ValueList<HostingModel> RemovedModels { get; }

    /// <summary>Whether the synonyms for the search differ, or whether the default ones are used. They change no duty.</summary>
    public bool ChangesSynonyms { get; }

    /// <summary>Changes outside of the rows: texts of the matrix, parties, hosting models, deployments, sources, synonyms.</summary>
    public ValueList<ResponsibilityChange> MatrixChanges { get; }

    private static IEnumerable<RowComparison> MovedRows(Matrix before, Matrix after) =>
        from domain in after.Domains
        join earlier in before.Domains on domain.Slug equals earlier.Slug
        from moved in PlaceComparison.Between(earlier.Responsibilities, domain.Responsibilities, row => row.Slug, row => row.Title)
        select new RowComparison(
            moved.Element,
            [new ResponsibilityChange(null, $"place in {domain.Name}", moved.Before, moved.After, MovesAccountability: false)]
        );

    private static IEnumerable<(ControlDomain Domain, Responsibility Row)> Rows(Matrix matrix) =>
        matrix.Domains.SelectMany(domain => domain.Responsibilities, (domain, row) => (domain, row));

    private void Sort(Responsibility before, Responsibility after, ValueList<ResponsibilityChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var row = new RowComparison(after, changes);
        var moves = Moves(before, after).ToList();
        var (toYou, fromYou) = (
            You is { } you && moves.Exists(move => IsAccountable(you, move.To) && !IsAccountable(you, move.From)),
            You is { } party && moves.Exists(move => IsAccountable(party, move.From) && !IsAccountable(party, move.To))
        );
        if (toYou)
        {
            BecomeYours.Add(row);
        }

        if (fromYou)
        {
            LeaveYou.Add(row);
        }

        if (!toYou && !fromYou && !AddStillYours(row, moves))
        {
            (
                moves.Count > 0 ? MoveBetweenOthers
                : HasOtherContributors(before, after) ? ChangeContributors
                : ChangeWording
            ).Add(row);
        }
    }

    /// <summary>Lists a row in which you stay accountable, but not with the same parties. Returns whether there is such a change.</summary>
    private bool AddStillYours(RowComparison row, List<(Assignment? From, Assignment? To)> moves)
    {
        if (You is not { } you)
        {
            return false;
        }

        var after = moves.Where(move => IsAccountable(you, move.From)).Select(move => move.To?.PartOf(you.Slug)).ToList();
        if (after.Contains(Part.Accountable))
        {
            BecomeYoursAlone.Add(row);
        }

        if (after.Contains(Part.JointlyAccountable))
        {
            BecomeJointlyYours.Add(row);
        }

        return after.Count > 0;
    }

    /// <summary>A party that shares accountability is accountable too: the duty becomes one of its own.</summary>
    private static bool IsAccountable(Party party, Assignment? cell) => cell?.PartOf(party.Slug) > Part.Contributing;

    private IEnumerable<(Assignment? From, Assignment? To)> Moves(Responsibility before, Responsibility after) =>
        from model in ModelsOf(before, after)
        let move = (From: before.In(model), To: after.In(model))
        where move.From?.Accountability != move.To?.Accountability
        select move;

    private bool HasOtherContributors(Responsibility before, Responsibility after) =>
        ModelsOf(before, after)
            .Any(model =>
                !(before.In(model)?.Contributing ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(after.In(model)?.Contributing ?? [])
            );

    private IEnumerable<string> ModelsOf(Responsibility before, Responsibility after) =>
        after
            .Assignments.Concat(before.Assignments)
            .Select(cell => cell.HostingModel)
            .Distinct(StringComparer.Ordinal)
            .Where(model => !AddedModels.Concat(RemovedModels).Any(other => other.Slug == model));
}
