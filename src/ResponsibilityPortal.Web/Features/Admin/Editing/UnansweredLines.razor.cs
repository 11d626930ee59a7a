using System.Globalization;
using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Answering;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Checks which questions of a questionnaire have no match in the draft.</summary>
public sealed partial class UnansweredLines
{
    /// <summary>The maximum number of characters that are checked at once. More don't fit into one message of the circuit.</summary>
    public const int TextMaxLength = 8_000;

    /// <summary>The maximum number of questions that are listed.</summary>
    private const int ShownMaxCount = 100;

    private string _text = "";
    private string? _problem;
    private ValueList<Question>? _questions;
    private ValueList<QuestionAnswer> _unanswered = [];
    private DraftSnapshot? _checked;

    [Parameter, EditorRequired]
    public required DraftSnapshot Draft { get; set; }

    /// <summary>Called with a row, without a column.</summary>
    [Parameter]
    public EventCallback<CellKey> OnChosen { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private string Summary =>
        (_unanswered.Count, _questions!.Count) switch
        {
            (0, 1) => "The question has a match in the draft.",
            (0, var all) => $"All {all} questions have a match in the draft.",
            (1, 1) => "The question has no match in the draft.",
            var (none, all) => $"{none} of {all} questions {(none == 1 ? "has" : "have")} no match in the draft.",
        };

    /// <summary>
    /// Whether the draft has changed since the check. The result doesn't follow the draft, because each check indexes all its words.
    /// </summary>
    private bool IsOutdated => !ReferenceEquals(_checked, Draft);

    private void Check()
    {
        (_problem, _questions) = (null, null);
        if (_text.Length > TextMaxLength)
        {
            _problem = string.Create(
                CultureInfo.InvariantCulture,
                $"The text has {_text.Length:N0} characters, and at most {TextMaxLength:N0} are checked at once. Check it in parts."
            );
            return;
        }

        var read = QuestionLines.Read(_text);
        if (read.Problem is { } problem)
        {
            _problem = problem;
            return;
        }

        (_questions, _checked) = (read.Questions, Draft);
        _unanswered = QuestionnaireAnswers
            .Of(new MatrixIndex(Draft.Content), _questions, CancellationToken.None)
            .Where(answer => answer.Confidence == Confidence.NoMatch)
            .ToValueList();
    }
}
