using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Prints the responsibilities that a question is about.</summary>
internal static class SearchCommand
{
    private const int ResultsMaxCount = 10;

    /// <param name="words">The words, of which the first may be the slug of a matrix.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        IReadOnlyList<string> words,
        string? deployment,
        bool asJson,
        string[] settings,
        CancellationToken cancellationToken
    ) =>
        EvidenceExit.OfAsync(
            "Nothing was searched.",
            async () =>
            {
                if (SettingArguments.FindOther(settings) is { } other)
                {
                    throw new IOException($"Unknown argument '{other}'. 'search --help' lists the arguments.");
                }

                if (words.Count == 0)
                {
                    throw new IOException("Write the question after 'search'.");
                }

                await using var matrices = await ReadOnlyMatrices.OpenAsync(settings, cancellationToken);
                var isNamed = words.Count > 1 && matrices.Finder.Known.Contains(words[0]);
                var question = string.Join(' ', isNamed ? words.Skip(1) : words);
                var (found, left) = await SearchAsync(matrices, isNamed ? [words[0]] : matrices.Finder.Known, question, deployment);
                if (found.Count == 0)
                {
                    throw new IOException(left.Count == 0 ? "This portal has not published a matrix." : string.Join(' ', left));
                }

                await PortalConsole.WriteErrorAsync(left.Select(reason => $"Not searched: {reason}"));
                await PortalConsole.WriteAsync(asJson ? CommandJson.OfBody(new { question, matrices = found }) : WordsOf(found));
                return found.Exists(matrix => matrix.Results.Count > 0) ? EvidenceExit.Good : EvidenceExit.Broken;
            }
        );

    /// <summary>Searches the matrices that can be searched.</summary>
    /// <returns>What was found, and why the other matrices were left out: they are damaged or don't have the deployment.</returns>
    private static async Task<(List<SearchV1> Found, List<string> Left)> SearchAsync(
        ReadOnlyMatrices matrices,
        IEnumerable<string> slugs,
        string question,
        string? deployment
    )
    {
        var (found, left) = (new List<SearchV1>(), new List<string>());
        foreach (var slug in slugs)
        {
            try
            {
                var shown = await matrices.InForceAsync(slug);
                found.Add(Search(matrices, shown, question, ReadOnlyMatrices.DeploymentOf(shown, deployment)));
            }
            catch (IOException reason)
            {
                left.Add(reason.Message);
            }
        }

        return (found, left);
    }

    private static SearchV1 Search(ReadOnlyMatrices matrices, ShownVersion shown, string question, Deployment? deployment) =>
        matrices
            .Service<AnswerBodies>()
            .Search(shown, question, shown.Published.Index.Find(question), deployment, ResultsMaxCount);

    private static IEnumerable<string> WordsOf(IEnumerable<SearchV1> found)
    {
        foreach (var matrix in found)
        {
            yield return $"{matrix.Matrix}, version {matrix.Version}: "
                + (matrix.Total == 0 ? $"nothing is near. {matrix.Contact}".TrimEnd() : $"{matrix.Total} found.");
            foreach (var correction in matrix.Corrections)
            {
                yield return $"  Searched for “{correction.Corrected}” instead of “{correction.Written}”.";
            }

            foreach (var control in matrix.Controls.Where(control => control.IsParent))
            {
                yield return $"  The matrix has no {control.Written}. Its parent is {control.Identifier}.";
            }

            foreach (var control in matrix.UnknownControls)
            {
                yield return $"  No responsibility is mapped to {control}.";
            }

            foreach (var result in matrix.Results)
            {
                yield return "";
                yield return $"{result.Responsibility.Title} ({result.Responsibility.Domain})"
                    + (result.Missing.Count == 0 ? "" : $", without: {string.Join(", ", result.Missing)}");
                foreach (var line in AnswerLines.Of(result.Responsibility))
                {
                    yield return line;
                }
            }

            yield return "";
        }
    }
}
