namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>Something that keeps a document from being a matrix.</summary>
/// <param name="Pointer">Where, as a JSON Pointer (RFC 6901); empty for the document as a whole.</param>
/// <param name="Sentence">What is wrong and, where it helps, what is expected.</param>
public sealed record MatrixProblem(string Pointer, string Sentence)
{
    public override string ToString() => Pointer.Length == 0 ? Sentence : $"{Pointer}: {Sentence}";
}
