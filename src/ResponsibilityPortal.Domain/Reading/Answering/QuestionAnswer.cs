using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Answering;

/// <summary>The row that answers a question, and how well it fits.</summary>
/// <param name="Row">Null when no row matches.</param>
/// <param name="Reason">A sentence that says what the confidence rests on: "The question names control IAM-05."</param>
/// <param name="Alternatives">Other rows that come close, best first; at most <see cref="AlternativesMaxCount"/>.</param>
public sealed record QuestionAnswer(
    Question Question,
    MatrixRow? Row,
    Confidence Confidence,
    string Reason,
    ValueList<MatrixRow> Alternatives
)
{
    public const int AlternativesMaxCount = 2;
}
