using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>How many questions of a file find an accepted row: first, and among the first three.</summary>
/// <param name="Misses">The questions that don't find it first, with what they find.</param>
internal sealed record HitRate(int Questions, int First, int FirstThree, string Misses)
{
    /// <param name="file">A file next to this class: a question, a tab, and the accepted rows separated by commas.</param>
    public static HitRate Of(MatrixIndex index, string file)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Domain/Reading/Search", file));
        var (first, firstThree, misses) = (0, 0, new List<string>());
        foreach (var line in lines)
        {
            var (question, accepted) = (line.Split('\t')[0], line.Split('\t')[1].Split(','));
            Assert.All(accepted, slug => Assert.NotNull(index.FindRow(slug)));
            var found = index.Find(question).Rows.Take(3).Select(result => result.Row.Responsibility.Slug).ToList();
            firstThree += found.Exists(accepted.Contains) ? 1 : 0;
            if (found.Count > 0 && accepted.Contains(found[0]))
            {
                first++;
            }
            else
            {
                misses.Add($"{question} -> {string.Join(' ', found)}");
            }
        }

        return new HitRate(lines.Length, first, firstThree, string.Join('\n', misses));
    }
}
