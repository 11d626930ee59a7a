namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>A reason why an edit can't be made.</summary>
/// <param name="Place">The place, in words; empty for the matrix as a whole.</param>
/// <param name="Sentence">What is wrong and, where it helps, what is expected.</param>
public sealed record StructureProblem(string Place, string Sentence)
{
    public override string ToString() => Place.Length == 0 ? Sentence : $"{Place}: {Sentence}";
}
