namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>What has arrived: a questionnaire, or why it is refused.</summary>
/// <param name="Sent">Null when it is refused.</param>
/// <param name="Status">The status of the response to a refused questionnaire.</param>
/// <param name="Problem">What is wrong, and what to do; null when nothing is.</param>
internal sealed record ReceivedQuestionnaire(SentQuestionnaire? Sent, int Status, string? Problem)
{
    /// <summary>The form of the answer that the form or the query names; null when they name none or couldn't be read.</summary>
    public string? Format { get; init; }
}
