using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>The answers of a questionnaire.</summary>
/// <param name="Found">What was found for each question, whatever the reader chose. Its rows are what the reader can choose from.</param>
/// <param name="Answered">The answers with the reader's choices, in words.</param>
public sealed record QuestionnaireAnswerSet(ValueList<QuestionAnswer> Found, AnsweredQuestionnaire Answered);
