using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Drafts.Pasting;

/// <summary>What the text of a cell comes to.</summary>
public abstract record OwnershipReading
{
    private OwnershipReading()
    {
    }

    public sealed record Understood(OwnershipCode Code) : OwnershipReading;

    /// <param name="Words">Words that name no party of the matrix, as <see cref="PastedText.Clean"/> leaves them.</param>
    public sealed record Unknown(ValueList<string> Words) : OwnershipReading;

    /// <param name="Why">The second half of a sentence: "names Customer twice".</param>
    public sealed record Contradictory(string Why) : OwnershipReading;
}
