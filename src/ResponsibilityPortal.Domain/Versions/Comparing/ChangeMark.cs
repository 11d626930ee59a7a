namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>How a row, a cell or a column of a version differs from the version before; the greater says more.</summary>
public enum ChangeMark
{
    /// <summary>It is what it was.</summary>
    None,

    /// <summary>The same parties own it; something else that is said of it changed.</summary>
    Words,

    /// <summary>Somebody else is accountable, or others contribute.</summary>
    Owners,

    /// <summary>The version before did not have it.</summary>
    New,
}
