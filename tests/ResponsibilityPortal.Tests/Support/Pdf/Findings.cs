namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>What the checks found wrong, once each, and how much they checked.</summary>
internal sealed class Findings
{
    private readonly HashSet<string> _sentences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public List<string> Sentences { get; } = [];

    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Add(string sentence)
    {
        if (_sentences.Add(sentence))
        {
            Sentences.Add(sentence);
        }
    }

    public void Require(bool holds, string sentence)
    {
        if (!holds)
        {
            Add(sentence);
        }
    }

    public void Count(string what, int by = 1) => _counts[what] = _counts.GetValueOrDefault(what) + by;

    /// <summary>Reports a check that found nothing to check as failed.</summary>
    public void RequireSome(params ReadOnlySpan<string> kinds)
    {
        foreach (var what in kinds)
        {
            Require(_counts.GetValueOrDefault(what) > 0, $"The file has no {what} to check.");
        }
    }
}
