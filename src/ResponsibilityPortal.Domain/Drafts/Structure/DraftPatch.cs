using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>
/// The difference between two states of a matrix, with the values before and after, so that it can be replayed and undone.
/// </summary>
public sealed record DraftPatch(ValueList<ElementChange> Changes)
{
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>The patch that reverses this one.</summary>
    public DraftPatch Inverse =>
        new(Changes.Select(change => new ElementChange(change.Address, change.After, change.Before)).ToValueList());

    public static DraftPatch Between(Matrix before, Matrix after)
    {
        // Most rows are equal, and splitting them takes most of the time. Compare them first.
        var rows = after.Responsibilities.ToDictionary(row => row.Slug, StringComparer.Ordinal);
        var same = before
            .Responsibilities.Where(row => rows.TryGetValue(row.Slug, out var other) && row == other)
            .Select(row => row.Slug)
            .ToHashSet(StringComparer.Ordinal);
        var (earlier, later) = (MatrixElements.Of(Without(before, same)).Values, MatrixElements.Of(Without(after, same)).Values);
        return new DraftPatch(
            earlier
                .Keys.Union(later.Keys, StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(address => new ElementChange(address, earlier.GetValueOrDefault(address), later.GetValueOrDefault(address)))
                .Where(change => change.Before != change.After)
                .ToValueList()
        );
    }

    /// <summary>
    /// Applies the patch to a matrix that may have changed since. The elements that the patch changes must be as they were.
    /// </summary>
    /// <remarks>
    /// If others changed an order too, additions and removals are applied, but a new order is not. Other groups of synonyms may differ.
    /// </remarks>
    public PatchOutcome Apply(Matrix matrix)
    {
        var values = new SortedDictionary<string, string>(MatrixElements.Of(matrix).Values.ToDictionary(), StringComparer.Ordinal);
        var outdated = new List<string>();
        foreach (var change in Changes)
        {
            var current = values.GetValueOrDefault(change.Address);
            if (current == change.Before)
            {
                Set(values, change.Address, change.After);
            }
            else if (MatrixElements.IsOrder(change.Address) && Merge(change, current) is { } merged)
            {
                Set(values, change.Address, merged.Count == 0 ? null : MatrixElements.OrderOf(merged));
            }
            else if (change.Address == MatrixElements.Synonyms && MergeSynonyms(change, current) is { } groups)
            {
                Set(values, change.Address, groups.Count == 0 ? null : MatrixElements.SynonymsOf(groups));
            }
            else
            {
                outdated.Add(change.Address);
            }
        }

        return outdated.Count > 0 ? new PatchOutcome.Outdated(outdated.ToValueList())
            : MatrixElements.Of(values).TryToMatrix(out var patched, out var loose, out var problems) ? new PatchOutcome.Applied(patched!)
            : loose.Count > 0 ? new PatchOutcome.Outdated(loose)
            : new PatchOutcome.Invalid(problems);
    }

    /// <summary>Returns the patch for the log: an object from each address to the values before and after.</summary>
    public JsonObject ToJson()
    {
        var json = new JsonObject();
        foreach (var change in Changes)
        {
            var sides = new JsonObject();
            if (change.Before is not null)
            {
                sides["before"] = JsonNode.Parse(change.Before);
            }

            if (change.After is not null)
            {
                sides["after"] = JsonNode.Parse(change.After);
            }

            json[change.Address] = sides;
        }

        return json;
    }

    /// <summary>Parses the result of <see cref="ToJson"/> from canonical JSON.</summary>
    /// <exception cref="FormatException">The JSON is not a patch.</exception>
    public static DraftPatch FromJson(JsonElement json) =>
        json.ValueKind != JsonValueKind.Object
            ? throw new FormatException("A patch is an object.")
            : new DraftPatch(
                json.EnumerateObject()
                    .Select(change => new ElementChange(change.Name, Side(change, "before"), Side(change, "after")))
                    .ToValueList()
            );

    /// <summary>Returns the matrix with only the names of the given rows.</summary>
    private static Matrix Without(Matrix matrix, HashSet<string> rows) =>
        matrix with
        {
            Domains = matrix
                .Domains.Select(domain =>
                    domain with
                    {
                        Responsibilities = domain
                            .Responsibilities.Select(row =>
                                rows.Contains(row.Slug) ? new Responsibility { Slug = row.Slug, Title = "" } : row
                            )
                            .ToValueList(),
                    }
                )
                .ToValueList(),
        };

    private static string? Side(JsonProperty change, string side) =>
        change.Value.ValueKind != JsonValueKind.Object ? throw Unfit(change)
        : !change.Value.TryGetProperty(side, out var value) ? null
        : MatrixElements.HasFormOf(change.Name, value) ? value.GetRawText()
        : throw Unfit(change);

    private static FormatException Unfit(JsonProperty change) => new($"'{change.Name}' in the patch is not an element of a matrix.");

    private static void Set(SortedDictionary<string, string> values, string address, string? value)
    {
        if (value is null)
        {
            values.Remove(address);
        }
        else
        {
            values[address] = value;
        }
    }

    /// <summary>Returns other groups of synonyms with a change; null when a group that the change removes no longer exists.</summary>
    private static List<string>? MergeSynonyms(ElementChange change, string? current)
    {
        var (before, after) = (MatrixElements.GroupsIn(change.Before), MatrixElements.GroupsIn(change.After));
        var groups = MatrixElements.GroupsIn(current);
        var removed = before.Except(after, StringComparer.Ordinal).ToList();
        var added = after.Except(before, StringComparer.Ordinal);
        return removed.All(groups.Contains)
            ? [.. groups.Except(removed, StringComparer.Ordinal).Union(added, StringComparer.Ordinal)]
            : null;
    }

    /// <summary>Returns another order with the additions and removals of a change; null when the change rearranged what stayed.</summary>
    private static List<string>? Merge(ElementChange change, string? current)
    {
        var (before, after) = (MatrixElements.SlugsIn(change.Before), MatrixElements.SlugsIn(change.After));
        if (!before.Where(after.Contains).SequenceEqual(after.Where(before.Contains)))
        {
            return null;
        }

        var merged = MatrixElements.SlugsIn(current).Where(slug => !before.Contains(slug) || after.Contains(slug)).ToList();
        foreach (var (index, slug) in after.Index())
        {
            if (!before.Contains(slug) && !merged.Contains(slug))
            {
                var predecessor = after.Take(index).Reverse().FirstOrDefault(merged.Contains);
                merged.Insert(predecessor is null ? 0 : merged.IndexOf(predecessor) + 1, slug);
            }
        }

        return merged;
    }
}
