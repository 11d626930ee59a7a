namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>
/// The effect of a structure edit. The log keeps this; <see cref="StructureSentence"/> describes it in words. The set is closed.
/// </summary>
public abstract record StructureChange
{
    private StructureChange() { }

    /// <summary>The texts of the matrix were changed.</summary>
    public sealed record TextsChanged : StructureChange;

    /// <summary>An element was added.</summary>
    /// <param name="Other">The domain of an added row, or the first row of an added domain; otherwise null.</param>
    public sealed record Added(NamedElement Element, NamedElement? Other = null) : StructureChange;

    /// <summary>A hosting model was added as a copy.</summary>
    public sealed record Copied(NamedElement Element, NamedElement From) : StructureChange;

    /// <summary>The element's own properties were changed.</summary>
    public sealed record Changed(NamedElement Element) : StructureChange;

    /// <summary>An element was moved in its list.</summary>
    /// <param name="Before">The element after it; null at the end.</param>
    /// <param name="Domain">The new domain of a row that came from another one; otherwise null.</param>
    public sealed record Moved(NamedElement Element, NamedElement? Before, NamedElement? Domain = null) : StructureChange;

    /// <summary>An element was removed.</summary>
    /// <param name="IsRetired">Whether it is a row of the latest version.</param>
    public sealed record Removed(NamedElement Element, bool IsRetired = false) : StructureChange;

    /// <summary>An element of the latest version was restored.</summary>
    public sealed record Restored(NamedElement Element) : StructureChange;

    /// <summary>The default synonyms were turned on or off.</summary>
    public sealed record DefaultSynonymsSet(bool AreUsed) : StructureChange;

    /// <summary>Other content replaced the complete draft.</summary>
    public sealed record Replaced(ContentSource Source) : StructureChange;

    /// <summary>An edit by an earlier release, which recorded a sentence only.</summary>
    public sealed record InWords(string Words) : StructureChange;
}
