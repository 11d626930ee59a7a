namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>A file can't be read as a questionnaire. The message is for the reader: what is wrong, and what to do.</summary>
internal sealed class QuestionnaireRefusedException(string message, Exception? cause = null) : Exception(message, cause);
