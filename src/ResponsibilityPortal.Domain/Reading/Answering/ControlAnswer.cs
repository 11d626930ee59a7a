using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>Answers a question that names controls: they select the rows, and the words of the question decide among them.</summary>
internal static class ControlAnswer
{
    /// <summary>How many controls a reason lists.</summary>
    private const int ListedMaxCount = 3;

    /// <param name="controls">At least one.</param>
    /// <param name="found">The result of searching for the words.</param>
    public static QuestionAnswer Of(Question question, ValueList<NamedControl> controls, SearchResults found)
    {
        // An exact identifier counts more than the parent of another.
        var exact = controls.Where(control => !control.IsParent).ToList();
        var deciding = exact.Count > 0 ? exact : [.. controls];
        var rows = deciding.SelectMany(control => control.Found.Rows).Distinct().ToList();
        var scores = found.Rows.ToDictionary(result => result.Row, result => result);
        var ranked = rows.OrderByDescending(ScoreOf).ThenBy(row => row.Position).ToList();
        var isOnly = rows.Count == 1;
        var leads = !isOnly && WordMargin.Leads(ScoreOf(ranked[0]), ScoreOf(ranked[1])) && WordsOf(ranked[0]) > 0;
        var confidence = (isOnly, IsExact: exact.Count > 0, leads) switch
        {
            (true, true, _) => Confidence.Sure,
            (true, false, _) or (false, true, true) => Confidence.Likely,
            _ => Confidence.Check,
        };
        return new QuestionAnswer(
            question,
            ranked[0],
            confidence,
            $"{Named(deciding)} {Decided(rows.Count, leads)}",
            ranked.Skip(1).Take(QuestionAnswer.AlternativesMaxCount).ToValueList()
        );

        double ScoreOf(MatrixRow row) => scores.TryGetValue(row, out var result) ? result.Score : 0;

        int WordsOf(MatrixRow row) => scores.TryGetValue(row, out var result) ? result.Matched.Count : 0;
    }

    private static string Named(List<NamedControl> controls)
    {
        var names = controls
            .Select(control => control.IsParent ? $"{control.Written} (part of {control.Found.Identifier})" : control.Found.Identifier)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var listed = names.Count <= ListedMaxCount ? Enumeration.Of(names) : $"{string.Join(", ", names.Take(ListedMaxCount))} and others";
        return $"The question names {(names.Count == 1 ? "control" : "the controls")} {listed}.";
    }

    private static string Decided(int rows, bool leads) =>
        rows == 1 ? "Only this responsibility is related to it."
        : leads ? $"Of {rows} related responsibilities, the words fit this one best."
        : $"{rows} responsibilities are related to it, and the words fit several of them.";
}
