using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>The result of reading the text of a cell.</summary>
public abstract record AssignmentReading
{
    private AssignmentReading() { }

    public sealed record Understood(AssignmentCode Code) : AssignmentReading;

    /// <param name="Words">Words that name no party of the matrix, in the form of <see cref="PastedText.Clean"/>.</param>
    public sealed record Unknown(ValueList<string> Words) : AssignmentReading;

    /// <param name="Why">The second half of a sentence: "names Customer twice".</param>
    public sealed record Contradictory(string Why) : AssignmentReading;
}
