using System.Globalization;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>Reads what a program searches for.</summary>
internal static class SearchRequest
{
    private const int LimitMax = 50;
    private const int LimitDefault = 10;

    /// <returns>The question and how many results to return at most, or the problem.</returns>
    public static (string Question, int Limit, ApiProblem? Problem) Read(IQueryCollection query)
    {
        var question = QueryFilters.TextOf(query, FilterFields.Search.Name)?.Trim() ?? "";
        var limit = LimitDefault;
        return question.Length is 0 or > Question.TextMaxLength
                ? ("", 0, Unusable($"Send the question as “{FilterFields.Search.Name}”: 1 to {Question.TextMaxLength} characters."))
            : QueryFilters.TextOf(query, PortalUrls.LimitKey) is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is < 1 or > LimitMax)
                ? ("", 0, Unusable($"“{PortalUrls.LimitKey}” is a number from 1 to {LimitMax}."))
            : (question, limit, null);
    }

    private static ApiProblem Unusable(string sentence) => ApiProblems.QuestionUnusable.With(sentence);
}
