using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>Answers a questionnaire from the version in force.</summary>
/// <param name="urls">Makes the addresses of the sources.</param>
internal sealed class QuestionnaireAnswerer(PortalUrls urls, PortalMetrics metrics)
{
    /// <summary>Returns the answers, with the rows that the reader chose.</summary>
    /// <exception cref="OperationCanceledException">The client no longer waits.</exception>
    public QuestionnaireAnswerSet Answer(PageSource source, ReadQuestionnaire read, CancellationToken cancellationToken)
    {
        var found = QuestionnaireAnswers.Of(source.Published.Index, read.Questions, cancellationToken);
        metrics.CountLines(read.Questions.Count);
        var choicesHold = read.Sent[QuestionnaireFields.Basis] == read.Basis;
        var answers = found.Select(answer =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (shown, isChosen) = choicesHold ? Chosen(source, answer, read.Sent.ChoiceOf(answer.Question.Position)) : (answer, false);
            return InWords(source, shown, isChosen);
        });
        return new QuestionnaireAnswerSet(
            found,
            new AnsweredQuestionnaire(SourceOf(source), ContactOf(source.Published.Matrix), answers.ToValueList(), read.Headings)
        );
    }

    /// <summary>Returns whom to ask about a question that the matrix doesn't answer.</summary>
    public static string ContactOf(Matrix matrix) => matrix.Contact ?? $"Ask {matrix.Issuer}, who issues this matrix.";

    /// <summary>Returns the hosting models that answers are for.</summary>
    public static ValueList<HostingModel> ModelsOf(PageSource source) =>
        source.Deployment is { } chosen
            ? source.Published.Matrix.HostingModels.Where(model => chosen.HostingModels.Contains(model.Slug)).ToValueList()
            : source.Published.Matrix.HostingModels;

    /// <summary>Returns the address of a row in the version of the answers, which never changes.</summary>
    public string SourceOf(PageSource source, MatrixRow row) =>
        urls.Absolute(
            urls.Responsibility(
                source.Slug,
                source.Published.Version.Number,
                row.Responsibility.Slug,
                carried: source.Links.Carried.Only(field => field == FilterFields.Deployment)
            )
        );

    private static (QuestionAnswer Answer, bool IsChosen) Chosen(PageSource source, QuestionAnswer answer, string? choice) =>
        choice switch
        {
            null => (answer, false),
            QuestionnaireFields.NoRow => (
                answer with { Row = null, Confidence = Confidence.NoMatch, Reason = "You chose that no responsibility answers this." },
                true
            ),
            _ when source.Published.Index.FindRow(choice) is { } row && row != answer.Row => (
                answer with { Row = row, Confidence = Confidence.Sure, Reason = "You chose this responsibility." },
                true
            ),
            _ => (answer, false),
        };

    private AnsweredQuestion InWords(PageSource source, QuestionAnswer answer, bool isChosen)
    {
        var models = ModelsOf(source);
        return answer.Row is { } row
            ? new AnsweredQuestion(
                answer,
                AnswerColumns.Of(source.Published.Matrix, row.Responsibility, models),
                Domain.Reading.Answer.Of(source.Published.Matrix, row.Responsibility, models, source.Deployment),
                SourceOf(source, row)
            )
            {
                IsChosen = isChosen,
            }
            : new AnsweredQuestion(answer, null, [], null) { IsChosen = isChosen };
    }

    private static string SourceOf(PageSource source)
    {
        var (matrix, version) = (source.Published.Matrix, source.Published.Version);
        var deployment = source.Deployment is { } chosen ? $", for {chosen.Name}" : "";
        return $"{matrix.Title} ({Wording.Standing(matrix.Standing)}), version {version.Number}, published "
            + $"{Wording.Day(version.PublishedAt)}{deployment}";
    }
}
