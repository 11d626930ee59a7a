using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>What became of a matrix between two versions, told for one party: ownership first, then words.</summary>
public sealed class VersionComparison
{
    /// <param name="before">Null for a first version, in which everything is new.</param>
    /// <param name="you">The party it is told for; null when the matrix has no reader's party, and then nothing is "yours".</param>
    public VersionComparison(Matrix? before, Matrix after, Party? you)
    {
        You = you;
        MatrixChanges = MatrixComparison.Between(before, after);
        ValueList<HostingModel> models = before?.HostingModels ?? [];
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

    /// <summary>In some hosting model you become accountable.</summary>
    public List<RowComparison> BecomeYours { get; } = [];

    /// <summary>In some hosting model you cease to be accountable. A row can become yours in one model and leave you in another.</summary>
    public List<RowComparison> LeaveYou { get; } = [];

    /// <summary>Accountability moves, and not to or from you.</summary>
    public List<RowComparison> MoveBetweenOthers { get; } = [];

    /// <summary>Nobody's accountability moves, the contributing parties change.</summary>
    public List<RowComparison> ChangeContributors { get; } = [];

    /// <summary>The same parties own what they owned; only words change.</summary>
    public List<RowComparison> ChangeWording { get; } = [];

    /// <summary>Rows that only the later version has.</summary>
    public List<Responsibility> Added { get; } = [];

    /// <summary>Rows that only the earlier version has.</summary>
    public List<Responsibility> Retired { get; } = [];

    /// <summary>Rows that stay in their domain and move to another place in it, whatever else changes in them.</summary>
    public List<RowComparison> Moved { get; } = [];

    /// <summary>Columns that only the later version has. All their cells are new, and nothing in them moved from anybody.</summary>
    public ValueList<HostingModel> AddedModels { get; }

    /// <summary>Columns that only the earlier version has.</summary>
    public ValueList<HostingModel> RemovedModels { get; }

    /// <summary>What changed around the rows: texts of the matrix, parties, hosting models, deployments, sources.</summary>
    public ValueList<ResponsibilityChange> MatrixChanges { get; }

    private static IEnumerable<RowComparison> MovedRows(Matrix before, Matrix after) =>
        from domain in after.Domains
        join earlier in before.Domains on domain.Slug equals earlier.Slug
        from moved in PlaceComparison.Between(earlier.Responsibilities, domain.Responsibilities, row => row.Slug, row => row.Title)
        select new RowComparison(moved.Element, [new ResponsibilityChange(null, $"place in {domain.Name}", moved.Before, moved.After, MovesOwnership: false)]);

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
        var (toYou, fromYou) = (moves.Exists(move => move.To == You?.Slug && You is not null), moves.Exists(move => move.From == You?.Slug && You is not null));
        if (toYou)
        {
            BecomeYours.Add(row);
        }

        if (fromYou)
        {
            LeaveYou.Add(row);
        }

        if (!toYou && !fromYou)
        {
            (moves.Count > 0 ? MoveBetweenOthers : HasOtherContributors(before, after) ? ChangeContributors : ChangeWording).Add(row);
        }
    }

    private IEnumerable<(string? From, string? To)> Moves(Responsibility before, Responsibility after) =>
        from model in ModelsOf(before, after)
        let move = (From: before.In(model)?.Accountable, To: after.In(model)?.Accountable)
        where move.From != move.To
        select move;

    private bool HasOtherContributors(Responsibility before, Responsibility after) => ModelsOf(before, after).Any(model =>
        !(before.In(model)?.Contributing ?? []).ToHashSet(StringComparer.Ordinal).SetEquals(after.In(model)?.Contributing ?? []));

    private IEnumerable<string> ModelsOf(Responsibility before, Responsibility after) =>
        after.Assignments.Concat(before.Assignments).Select(cell => cell.HostingModel).Distinct(StringComparer.Ordinal)
            .Where(model => !AddedModels.Concat(RemovedModels).Any(other => other.Slug == model));
}
