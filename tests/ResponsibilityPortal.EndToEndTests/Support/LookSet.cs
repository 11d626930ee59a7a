using System.Collections.Concurrent;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>A set of looks that several tests add to at the same time.</summary>
internal sealed class LookSet
{
    private readonly ConcurrentDictionary<string, bool> _looks = new(StringComparer.Ordinal);

    public bool Contains(string look) => _looks.ContainsKey(look);

    public void AddAll(IEnumerable<string> looks)
    {
        foreach (var look in looks)
        {
            _looks.TryAdd(look, true);
        }
    }
}
