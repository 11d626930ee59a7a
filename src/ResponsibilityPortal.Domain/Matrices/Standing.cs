namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>What weight a matrix carries.</summary>
public enum Standing
{
    /// <summary>Published by the vendor whose product it describes.</summary>
    Official,

    /// <summary>Prepared by somebody else.</summary>
    Unofficial,

    /// <summary>Shows what a matrix looks like; describes nothing real.</summary>
    Example,
}
