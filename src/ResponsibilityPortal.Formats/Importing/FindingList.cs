using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Collects findings, and lists only the first places of each kind.</summary>
internal sealed class FindingList
{
    /// <summary>The maximum number of different findings. A table with more of them is not the one that the user means.</summary>
    private const int MaxCount = 200;

    private readonly Dictionary<string, (int Count, List<string> Places)> _findings = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];
    private int _unlisted;

    public bool IsEmpty => _order.Count == 0;

    /// <param name="place">Null for the table as a whole.</param>
    /// <param name="count">How often it occurs, beginning at the place.</param>
    public void Add(string sentence, string? place = null, int count = 1)
    {
        if (!_findings.TryGetValue(sentence, out var known))
        {
            if (_order.Count == MaxCount)
            {
                _unlisted++;
                return;
            }

            _order.Add(sentence);
            known = (0, []);
        }

        if (place is not null && known.Places.Count < SheetFinding.PlacesShown)
        {
            known.Places.Add(place);
        }

        _findings[sentence] = (known.Count + count, known.Places);
    }

    public ValueList<SheetFinding> ToValueList() =>
        _order
            .Select(sentence => new SheetFinding(sentence, _findings[sentence].Count, _findings[sentence].Places.ToValueList()))
            .Concat(_unlisted == 0 ? [] : [new SheetFinding($"{_unlisted} further findings are not listed; fix these first.", 1, [])])
            .ToValueList();
}
