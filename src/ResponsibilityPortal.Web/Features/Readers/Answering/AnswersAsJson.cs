using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>Writes answers as JSON. The composition passes the form that the API defines, because features don't use the API.</summary>
/// <returns>UTF-8.</returns>
internal delegate byte[] AnswersAsJson(PageSource source, AnsweredQuestionnaire answered);
