namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>What a structure edit did. The log keeps this; <see cref="StructureSentence"/> says it in words. The set is closed.</summary>
public abstract record StructureChange
{
    private StructureChange()
    {
    }

    /// <summary>The texts of the matrix changed.</summary>
    public sealed record TextsChanged : StructureChange;

    /// <summary>An element was added.</summary>
    /// <param name="Other">The domain of an added row, or the first row of an added domain; else null.</param>
    public sealed record Added(NamedElement Element, NamedElement? Other = null) : StructureChange;

    /// <summary>A hosting model was added as a copy.</summary>
    public sealed record Copied(NamedElement Element, NamedElement From) : StructureChange;

    /// <summary>The element's own properties changed.</summary>
    public sealed record Changed(NamedElement Element) : StructureChange;

    /// <summary>An element has another place in its list.</summary>
    /// <param name="Before">What it is before now; null at the end.</param>
    /// <param name="Domain">The domain that a row came into from another one; else null.</param>
    public sealed record Moved(NamedElement Element, NamedElement? Before, NamedElement? Domain = null) : StructureChange;

    /// <summary>An element was removed.</summary>
    /// <param name="IsRetired">Whether it is a row that the latest version has.</param>
    public sealed record Removed(NamedElement Element, bool IsRetired = false) : StructureChange;

    /// <summary>An element of the latest version is back.</summary>
    public sealed record Restored(NamedElement Element) : StructureChange;

    /// <summary>Other content replaced all of the draft.</summary>
    public sealed record Replaced(ContentSource Source) : StructureChange;

    /// <summary>An edit by an earlier release, which recorded a sentence only.</summary>
    public sealed record Told(string Words) : StructureChange;
}
