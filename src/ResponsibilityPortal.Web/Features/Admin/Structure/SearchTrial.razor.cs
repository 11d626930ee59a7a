using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A field in which editors try what the search of the draft finds.</summary>
public sealed partial class SearchTrial
{
    /// <summary>The number of rows that are shown.</summary>
    private const int ShownMaxCount = 3;

    private const int QuestionMaxLength = 500;

    private string _question = "";
    private (Matrix Matrix, MatrixIndex Index)? _indexed;

    [Parameter, EditorRequired]
    public required DraftSnapshot Draft { get; set; }

    private ValueList<SearchResult> Found => Index.Find(_question).Rows.Take(ShownMaxCount).ToValueList();

    /// <summary>The index of the draft, created again when the draft has changed.</summary>
    private MatrixIndex Index
    {
        get
        {
            if (_indexed is not var (matrix, index) || !ReferenceEquals(matrix, Draft.Content))
            {
                (matrix, index) = (Draft.Content, new MatrixIndex(Draft.Content));
                _indexed = (matrix, index);
            }

            return index;
        }
    }

    private static string WordsOf(SearchResult result) =>
        result.Kind switch
        {
            MatchKind.Control => "It is mapped to a control that the question names.",
            MatchKind.AllWords => "It contains all words.",
            _ when result.Missing.Count > 0 => $"Close match without {string.Join(", ", result.Missing.Select(word => $"“{word}”"))}.",
            _ => "Close match.",
        };
}
