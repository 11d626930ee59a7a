using System.Text.Json;
using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The difference between two states of a matrix, with what was before and what is after, so that it can be replayed and taken back.</summary>
public sealed record DraftPatch(ValueList<ElementChange> Changes)
{
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>The patch that leads back.</summary>
    public DraftPatch Inverse => new(Changes.Select(change => new ElementChange(change.Address, change.After, change.Before)).ToValueList());

    public static DraftPatch Between(Matrix before, Matrix after)
    {
        // Most rows are the same, and to take them apart is what takes time.
        var rows = after.Responsibilities.ToDictionary(row => row.Slug, StringComparer.Ordinal);
        var same = before.Responsibilities.Where(row => rows.TryGetValue(row.Slug, out var other) && row == other).Select(row => row.Slug).ToHashSet(StringComparer.Ordinal);
        var (earlier, later) = (MatrixElements.Of(Without(before, same)).Values, MatrixElements.Of(Without(after, same)).Values);
        return new DraftPatch(earlier.Keys.Union(later.Keys, StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(address => new ElementChange(address, earlier.GetValueOrDefault(address), later.GetValueOrDefault(address)))
            .Where(change => change.Before != change.After)
            .ToValueList());
    }

    /// <summary>Applies the patch to a matrix that may have moved on since; whatever the patch itself touches must be as it was.</summary>
    /// <remarks>Of an order that others have changed too, what was added and removed is taken over; a new order is not.</remarks>
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

    /// <summary>The patch for the log: an object from address to what was before and what is after.</summary>
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

    /// <summary>Reads what <see cref="ToJson"/> wrote, from canonical JSON.</summary>
    /// <exception cref="FormatException">It is not a patch.</exception>
    public static DraftPatch FromJson(JsonElement json) => json.ValueKind != JsonValueKind.Object
        ? throw new FormatException("A patch is an object.")
        : new DraftPatch(json.EnumerateObject()
            .Select(change => new ElementChange(change.Name, Side(change, "before"), Side(change, "after")))
            .ToValueList());

    /// <summary>The matrix with nothing in the named rows but their names.</summary>
    private static Matrix Without(Matrix matrix, HashSet<string> rows) => matrix with
    {
        Domains = matrix.Domains.Select(domain => domain with
        {
            Responsibilities = domain.Responsibilities.Select(row => rows.Contains(row.Slug) ? new Responsibility { Slug = row.Slug, Title = "" } : row).ToValueList(),
        }).ToValueList(),
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

    /// <summary>Another order with what a change has added and removed; null when the change has rearranged what stayed.</summary>
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
