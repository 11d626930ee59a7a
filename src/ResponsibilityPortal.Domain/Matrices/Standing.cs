namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>The standing of a matrix.</summary>
public enum Standing
{
    /// <summary>Published by the vendor whose product it describes.</summary>
    Official,

    /// <summary>Published by someone else.</summary>
    Unofficial,

    /// <summary>Shows what a matrix looks like and describes no real product.</summary>
    Example,
}
