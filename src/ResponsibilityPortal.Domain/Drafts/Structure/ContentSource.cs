namespace ResponsibilityPortal.Domain.Drafts.Structure;

/// <summary>The source of content that replaces a complete draft. The set is closed.</summary>
public abstract record ContentSource
{
    private ContentSource() { }

    /// <summary>A file that an editor imported.</summary>
    public sealed record File(string Name) : ContentSource;

    /// <summary>The built-in matrix of a newer release.</summary>
    public sealed record BuiltIn : ContentSource;

    /// <summary>An earlier version.</summary>
    public sealed record Version(int Number) : ContentSource;

    /// <summary>An announced version that never took effect, because later versions changed what readers see.</summary>
    /// <param name="From">The version that the announced one was made from.</param>
    /// <param name="To">The version in force.</param>
    /// <param name="IsMerged">
    /// Whether the content includes the changes between these two versions. They are left out where both changed the same content.
    /// </param>
    public sealed record OvertakenVersion(int Number, int From, int To, bool IsMerged) : ContentSource;

    /// <summary>The version in force, to correct it while another one is announced.</summary>
    public sealed record VersionInForce(int Number) : ContentSource;
}
