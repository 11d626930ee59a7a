using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// The content of one draft, element by element: what it stands on, and what edits have made of that. Only edited elements are kept
/// apart, and what the draft stands on is taken apart when the first edit touches it.
/// </summary>
internal sealed class DraftReplay
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _base;
    private readonly Dictionary<string, string?> _changed = new(StringComparer.Ordinal);

    /// <summary>Null for a cell that was edited while the log does not tell how often.</summary>
    private readonly Dictionary<CellKey, CellTrace?> _traces = [];
    private Guid _reshapedBy;

    public DraftReplay(Func<IReadOnlyDictionary<string, string>> standsOn) => _base = new Lazy<IReadOnlyDictionary<string, string>>(standsOn);

    /// <summary>A cell that says nothing stands in no matrix.</summary>
    public const string EmptyCell = """{"contributing":[],"notes":{}}""";

    /// <summary>Everybody whose edits the draft holds, by id.</summary>
    public Dictionary<string, Actor> Editors { get; } = new(StringComparer.Ordinal);

    public bool HasChanges => _changed.Count > 0;

    public IReadOnlyDictionary<CellKey, CellTrace?> Traces => _traces;

    /// <summary>All elements of the draft as it is.</summary>
    public SortedDictionary<string, string> Elements()
    {
        var elements = new SortedDictionary<string, string>(_base.Value.ToDictionary(), StringComparer.Ordinal);
        foreach (var (address, value) in _changed)
        {
            if (value is null)
            {
                elements.Remove(address);
            }
            else
            {
                elements[address] = value;
            }
        }

        return elements;
    }

    /// <summary>Whether the draft is just what another content says.</summary>
    public bool Says(IReadOnlyDictionary<string, string> content) =>
        Elements() is var elements && elements.Count == content.Count
        && elements.All(element => content.TryGetValue(element.Key, out var value) && value == element.Value);

    /// <summary>Replays <c>assignment.changed</c>.</summary>
    /// <returns>What contradicts the log so far; null when nothing does.</returns>
    public string? Assign(JsonElement data, Actor by, string at, Guid operationId, string? reason)
    {
        var key = KeyIn(data);
        var (before, after) = (data.GetProperty("before"), data.GetProperty("after"));
        var (was, becomes) = (before.GetRawText(), after.GetRawText());
        var current = Find(AddressOf(key)) ?? EmptyCell;

        // An edit of rows and columns tells of the cells it has changed once more, each by itself.
        if (current != was && !(current == becomes && operationId == _reshapedBy))
        {
            return $"it says that the cell {key} said {was} before; by the entries so far it said {current}.";
        }

        if (CellVersion.Parse(data.GetProperty("version").GetString()) is not { } version)
        {
            return $"it does not say which edit of the cell {key} it is.";
        }

        var (accountableBefore, accountable) = (AccountableIn(before), AccountableIn(after));
        var isUnknown = _traces.TryGetValue(key, out var trace) && trace is null && reason is null && accountableBefore == accountable;
        _traces[key] = isUnknown ? null : CellTrace.After(trace, version.Edit, at, by, reason, accountableBefore, accountable);
        Set(AddressOf(key), becomes == EmptyCell ? null : becomes);
        Editors.TryAdd(by.Id, by);
        return null;
    }

    /// <summary>Replays <c>assignment.explained</c>.</summary>
    public void Explain(JsonElement data, Actor by, string at)
    {
        var key = KeyIn(data);
        var explanation = data.GetProperty("explanation").GetString();
        if (!_traces.TryGetValue(key, out var trace))
        {
            _traces.Add(key, new CellTrace(0, at, by, explanation, AccountableOf(Find(AddressOf(key)))));
        }
        else if (trace is not null)
        {
            _traces[key] = trace with { Reason = explanation };
        }
    }

    /// <summary>Replays <c>draft.reshaped</c>.</summary>
    public string? Reshape(JsonElement patch, Actor by, Guid operationId)
    {
        foreach (var change in patch.EnumerateObject())
        {
            var (was, becomes) = (Side(change.Value, "before"), Side(change.Value, "after"));
            if (Find(change.Name) != was)
            {
                return $"it says that '{change.Name}' was {was ?? "not there"} before; by the entries so far it was {Find(change.Name) ?? "not there"}.";
            }

            Set(change.Name, becomes);
            if (was is null && KeyOf(change.Name) is { } key)
            {
                // A cell of a new row or column; of one that was there before and comes back the log does not tell its count.
                _traces[key] = null;
            }
        }

        _reshapedBy = operationId;
        Editors.TryAdd(by.Id, by);
        return null;
    }

    /// <summary>Replays <c>draft.discarded</c>: the content is that of the latest version, and cells are one edit on.</summary>
    public void Discard(Actor by, string at)
    {
        _changed.Clear();
        Editors.Clear();
        foreach (var (key, trace) in _traces.ToList())
        {
            if (!_base.Value.TryGetValue(AddressOf(key), out var published))
            {
                _traces.Remove(key);
            }
            else if (trace is not null)
            {
                _traces[key] = CellTrace.After(trace, trace.Edit + 1, at, by, null, trace.Accountable, AccountableOf(published));
            }
        }
    }

    /// <summary>The whole draft as a matrix; null when its elements make none.</summary>
    public Matrix? ToMatrix() => MatrixElements.Of(Elements()).TryToMatrix(out var matrix, out _, out _) ? matrix : null;

    private string? Find(string address) => _changed.TryGetValue(address, out var value) ? value : _base.Value.GetValueOrDefault(address);

    private void Set(string address, string? value)
    {
        if (_base.Value.GetValueOrDefault(address) == value)
        {
            _changed.Remove(address);
        }
        else
        {
            _changed[address] = value;
        }
    }

    private static CellKey KeyIn(JsonElement data) => new(data.GetProperty("responsibility").GetString()!, data.GetProperty("hostingModel").GetString()!);

    private static CellKey? KeyOf(string address) => address.Split('/') is ["cell", var row, var model] ? new CellKey(row, model) : null;

    private static string AddressOf(CellKey key) => $"cell/{key.Responsibility}/{key.HostingModel}";

    private static string? Side(JsonElement change, string side) => change.TryGetProperty(side, out var value) ? value.GetRawText() : null;

    private static string? AccountableIn(JsonElement cell) => cell.TryGetProperty("accountable", out var party) ? party.GetString() : null;

    private static string? AccountableOf(string? cell)
    {
        if (cell is null)
        {
            return null;
        }

        using var json = JsonDocument.Parse(cell);
        return AccountableIn(json.RootElement);
    }
}
