using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>Compares two texts word by word, so that readers see what has changed inside a sentence.</summary>
public static class WordComparison
{
    /// <summary>Longer texts are shown as replaced: the table of all pairs of their words would take too much memory.</summary>
    private const int MaxPairs = 1_000_000;

    /// <summary>
    /// Texts that share less than this part of their characters are shown as replaced: single words in common only distract.
    /// </summary>
    private const double MinShared = 0.4;

    /// <summary>Runs of both texts. Without the added ones they are the earlier text, without the removed ones the later text.</summary>
    public static ValueList<WordRun> Between(string before, string after)
    {
        var (old, now) = (WordsOf(before), WordsOf(after));
        var start = 0;
        while (start < Math.Min(old.Count, now.Count) && old[start] == now[start])
        {
            start++;
        }

        var end = 0;
        while (end < Math.Min(old.Count, now.Count) - start && old[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var runs = new List<WordRun>();
        Append(runs, old.Take(start), WordChange.Same);
        AppendMiddle(runs, old[start..^end], now[start..^end]);
        Append(runs, old.TakeLast(end), WordChange.Same);
        var merged = Merge(runs);
        var shared = merged.Where(run => run.Change == WordChange.Same).Sum(run => run.Text.Length);
        return shared >= MinShared * Math.Max(before.Length, after.Length)
            ? merged.ToValueList()
            : new[] { new WordRun(before, WordChange.Removed), new WordRun(after, WordChange.Added) }
                .Where(run => run.Text.Length > 0)
                .ToValueList();
    }

    /// <summary>Compares what is left between the equal ends, by a longest common subsequence.</summary>
    private static void AppendMiddle(List<WordRun> runs, List<string> old, List<string> now)
    {
        if ((long)old.Count * now.Count > MaxPairs)
        {
            Append(runs, old, WordChange.Removed);
            Append(runs, now, WordChange.Added);
            return;
        }

        // Number of words in common from a pair of places to the ends.
        var common = new int[old.Count + 1, now.Count + 1];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = now.Count - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        var (a, b) = (0, 0);
        while (a < old.Count || b < now.Count)
        {
            if (a < old.Count && b < now.Count && old[a] == now[b])
            {
                Append(runs, [old[a++]], WordChange.Same);
                b++;
            }
            else if (a < old.Count && (b == now.Count || common[a + 1, b] >= common[a, b + 1]))
            {
                Append(runs, [old[a++]], WordChange.Removed);
            }
            else
            {
                Append(runs, [now[b++]], WordChange.Added);
            }
        }
    }

    private static void Append(List<WordRun> runs, IEnumerable<string> words, WordChange change) =>
        runs.AddRange(words.Select(word => new WordRun(word, change)));

    /// <summary>Joins neighbours, what was removed before what was added. A space alone doesn't separate two changes.</summary>
    private static List<WordRun> Merge(List<WordRun> runs)
    {
        var merged = new List<WordRun>();
        var (same, removed, added) = (new StringBuilder(), new StringBuilder(), new StringBuilder());
        for (var index = 0; index < runs.Count; index++)
        {
            var (text, change) = runs[index];
            var isBetweenChanges =
                change == WordChange.Same
                && removed.Length + added.Length > 0
                && string.IsNullOrWhiteSpace(text)
                && index + 1 < runs.Count
                && runs[index + 1].Change != WordChange.Same;
            if (change == WordChange.Same && !isBetweenChanges)
            {
                Flush();
                same.Append(text);
                continue;
            }

            Close(same, WordChange.Same);
            _ = change != WordChange.Added ? removed.Append(text) : removed;
            _ = change != WordChange.Removed ? added.Append(text) : added;
        }

        Flush();
        Close(same, WordChange.Same);
        return merged;

        void Flush()
        {
            Close(removed, WordChange.Removed);
            Close(added, WordChange.Added);
        }

        void Close(StringBuilder text, WordChange change)
        {
            if (text.Length > 0)
            {
                merged.Add(new WordRun(text.ToString(), change));
                text.Clear();
            }
        }
    }

    /// <summary>Words, runs of spaces, and every other character by itself.</summary>
    private static List<string> WordsOf(string text)
    {
        var words = new List<string>();
        var (start, kind) = (0, -1);
        for (var index = 0; index < text.Length;)
        {
            // Half of a surrogate pair counts as a character of its own.
            var length = Rune.TryGetRuneAt(text, index, out var rune) ? rune.Utf16SequenceLength : 1;
            var here = length == 1 && char.IsSurrogate(text[index]) ? 0 : KindOf(rune);
            if (index > start && (here != kind || here == 0))
            {
                words.Add(text[start..index]);
                start = index;
            }

            kind = here;
            index += length;
        }

        if (start < text.Length)
        {
            words.Add(text[start..]);
        }

        return words;
    }

    private static int KindOf(Rune rune) =>
        Rune.IsWhiteSpace(rune) ? 1
        : Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format
            ? 2
        : 0;
}
