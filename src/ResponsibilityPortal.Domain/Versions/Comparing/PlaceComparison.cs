namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>Finds the elements of a list that moved between two versions: the smallest set of moves that explains the new order.</summary>
internal static class PlaceComparison
{
    /// <param name="before">The earlier list.</param>
    /// <param name="after">The later list.</param>
    /// <param name="slug">Identifies an element in both lists.</param>
    /// <param name="name">Names an element for readers.</param>
    /// <returns>The moved elements in their later order, with their places before and after in words.</returns>
    public static IEnumerable<(T Element, string Before, string After)> Between<T>(
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, string> slug,
        Func<T, string> name
    )
        where T : class
    {
        var places = before.Index().ToDictionary(item => slug(item.Item), item => item.Index, StringComparer.Ordinal);
        var shared = after
            .Index()
            .Where(item => places.ContainsKey(slug(item.Item)))
            .Select(item => (item.Index, Earlier: places[slug(item.Item)]))
            .ToList();
        var kept = LongestRise(shared.ConvertAll(item => item.Earlier));
        return shared
            .Where(item => !kept.Contains(item.Earlier))
            .Select(item => (after[item.Index], PlaceOf(before, item.Earlier, name), PlaceOf(after, item.Index, name)));
    }

    /// <summary>"position 1", "position 3, after “Keep keys”".</summary>
    private static string PlaceOf<T>(IReadOnlyList<T> list, int index, Func<T, string> name) =>
        index == 0 ? "position 1" : $"position {index + 1}, after “{name(list[index - 1])}”";

    /// <summary>Returns the values of a longest strictly rising subsequence of distinct numbers, by patience sorting.</summary>
    private static HashSet<int> LongestRise(List<int> numbers)
    {
        // tails[n] is the index of the smallest number that ends a rise of n + 1 numbers.
        var (tails, previous) = (new List<int>(), new int[numbers.Count]);
        for (var index = 0; index < numbers.Count; index++)
        {
            var (low, high) = (0, tails.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = numbers[tails[middle]] < numbers[index] ? (middle + 1, high) : (low, middle);
            }

            previous[index] = low == 0 ? -1 : tails[low - 1];
            if (low == tails.Count)
            {
                tails.Add(index);
            }
            else
            {
                tails[low] = index;
            }
        }

        var rise = new HashSet<int>();
        for (var index = tails.Count == 0 ? -1 : tails[^1]; index >= 0; index = previous[index])
        {
            rise.Add(numbers[index]);
        }

        return rise;
    }
}
