using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Replay;

/// <summary>
/// The content of one draft, element by element: its base, and the edits of that base. Only edited elements are stored separately. The base
/// is split into elements when the first edit touches it.
/// </summary>
internal sealed class DraftReplay
{
    private readonly Lazy<IReadOnlyDictionary<string, string>> _base;

    /// <summary>Elements other than cells that differ from the base.</summary>
    private readonly Dictionary<string, string?> _changed = new(StringComparer.Ordinal);

    /// <summary>Every edited cell in its current state. An empty cell has no address in a matrix.</summary>
    private readonly Dictionary<CellKey, Assignment> _cells = [];

    /// <summary>Null for an edited cell whose number of edits is not in the log.</summary>
    private readonly Dictionary<CellKey, CellTrace?> _traces = [];
    private string? _restructuredBy;

    public DraftReplay(Func<IReadOnlyDictionary<string, string>> standsOn) =>
        _base = new Lazy<IReadOnlyDictionary<string, string>>(standsOn);

    /// <summary>All actors whose edits are in the draft, by ID.</summary>
    public Dictionary<string, Actor> Editors { get; } = new(StringComparer.Ordinal);

    public bool HasChanges =>
        _changed.Count > 0 || _cells.Any(cell => TextOf(cell.Value) != _base.Value.GetValueOrDefault(AddressOf(cell.Key)));

    public IReadOnlyDictionary<CellKey, CellTrace?> Traces => _traces;

    /// <summary>Returns all elements of the current draft.</summary>
    public SortedDictionary<string, string> Elements()
    {
        var elements = new SortedDictionary<string, string>(_base.Value.ToDictionary(), StringComparer.Ordinal);
        foreach (
            var (address, value) in _changed.Concat(_cells.Select(cell => KeyValuePair.Create(AddressOf(cell.Key), TextOf(cell.Value))))
        )
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

    /// <summary>Returns whether the draft equals another content.</summary>
    public bool Says(IReadOnlyDictionary<string, string> content) =>
        Elements() is var elements
        && elements.Count == content.Count
        && elements.All(element => content.TryGetValue(element.Key, out var value) && value == element.Value);

    /// <returns>What contradicts the log so far; null when nothing does.</returns>
    public string? Assign(AssignmentChanged changed, RecordedAct act)
    {
        var (key, before, after) = (changed.Cell, changed.Before, changed.After);
        var current = Cell(key);

        // A structure edit records the cells that it changes again, each in an entry of its own.
        if (current != before && !(current == after && act.OperationId == _restructuredBy))
        {
            return $"it says that the cell {key} said {TextOf(before) ?? "nothing"} before; according to earlier entries it said "
                + $"{TextOf(current) ?? "nothing"}.";
        }

        var isUnknown =
            _traces.TryGetValue(key, out var trace) && trace is null && act.Reason is null && before.Accountability == after.Accountability;
        _traces[key] = isUnknown
            ? null
            : CellTrace.After(trace, changed.Version.Edit, act.At, act.By, act.Reason, before.Accountability, after.Accountability);
        _cells[key] = after;
        Editors.TryAdd(act.By.Id, act.By);
        return null;
    }

    public void Explain(AssignmentExplained explained, RecordedAct act)
    {
        var key = explained.Cell;
        if (!_traces.TryGetValue(key, out var trace))
        {
            _traces.Add(key, new CellTrace(0, act.At, act.By, explained.Explanation, Cell(key).Accountability));
        }
        else if (trace is not null)
        {
            _traces[key] = trace with { Reason = explained.Explanation };
        }
    }

    /// <returns>What contradicts the log so far; null when nothing does.</returns>
    public string? Restructure(DraftPatch patch, RecordedAct act)
    {
        foreach (var (address, was, becomes) in patch.Changes)
        {
            if (Find(address) is var found && found != was)
            {
                return $"it says that '{address}' was {was ?? "not there"} before; according to earlier entries it was "
                    + $"{found ?? "not there"}.";
            }

            if (KeyOf(address) is not { } key)
            {
                Set(address, becomes);
                continue;
            }

            _cells[key] = becomes is null ? new Assignment(key.HostingModel) : AssignmentFormat.ReadText(becomes, key.HostingModel);
            if (was is null)
            {
                // A cell of a new row or column. The log doesn't contain the edit count of a restored cell.
                _traces[key] = null;
            }
        }

        _restructuredBy = act.OperationId;
        Editors.TryAdd(act.By.Id, act.By);
        return null;
    }

    /// <summary>Resets the content to that of the latest version. Cells count one more edit.</summary>
    public void Discard(RecordedAct act)
    {
        _changed.Clear();
        _cells.Clear();
        Editors.Clear();
        foreach (var (key, trace) in _traces.ToList())
        {
            if (!_base.Value.ContainsKey(AddressOf(key)))
            {
                _traces.Remove(key);
            }
            else if (trace is not null)
            {
                _traces[key] = CellTrace.After(trace, trace.Edit + 1, act.At, act.By, null, trace.Accountability, Cell(key).Accountability);
            }
        }
    }

    /// <summary>Returns the complete draft as a matrix; null when its elements don't form one.</summary>
    public Matrix? ToMatrix() => MatrixElements.Of(Elements()).TryToMatrix(out var matrix, out _, out _) ? matrix : null;

    private Assignment Cell(CellKey key) =>
        _cells.TryGetValue(key, out var cell) ? cell
        : _base.Value.TryGetValue(AddressOf(key), out var text) ? AssignmentFormat.ReadText(text, key.HostingModel)
        : new Assignment(key.HostingModel);

    private string? Find(string address) =>
        KeyOf(address) is { } key && _cells.TryGetValue(key, out var cell) ? TextOf(cell)
        : _changed.TryGetValue(address, out var value) ? value
        : _base.Value.GetValueOrDefault(address);

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

    private static CellKey? KeyOf(string address) => address.Split('/') is ["cell", var row, var model] ? new CellKey(row, model) : null;

    private static string AddressOf(CellKey key) => $"cell/{key.Responsibility}/{key.HostingModel}";

    /// <summary>Returns a cell as canonical JSON; null for an empty cell, which is not part of a matrix.</summary>
    private static string? TextOf(Assignment cell) =>
        cell == new Assignment(cell.HostingModel) ? null : MatrixElements.Text(AssignmentFormat.Write(cell));
}
