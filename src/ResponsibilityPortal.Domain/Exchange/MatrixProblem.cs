namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>A reason why a document can't be read as a matrix.</summary>
/// <param name="Pointer">The place, as a JSON Pointer (RFC 6901); empty for the complete document.</param>
/// <param name="Sentence">What is wrong and, where it helps, what is expected.</param>
public sealed record MatrixProblem(string Pointer, string Sentence)
{
    public override string ToString() => Pointer.Length == 0 ? Sentence : $"{Pointer}: {Sentence}";
}
