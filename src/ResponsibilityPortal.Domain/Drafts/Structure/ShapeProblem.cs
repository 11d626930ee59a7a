namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>Something that keeps an edit from being made.</summary>
/// <param name="Place">Where, in words; empty for the matrix as a whole.</param>
/// <param name="Sentence">What is wrong and, where it helps, what is expected.</param>
public sealed record ShapeProblem(string Place, string Sentence)
{
    public override string ToString() => Place.Length == 0 ? Sentence : $"{Place}: {Sentence}";
}
