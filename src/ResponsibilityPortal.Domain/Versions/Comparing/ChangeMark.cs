namespace ResponsibilityPortal.Domain.Versions.Comparing;

/// <summary>How a row, a cell or a column differs from the version before. A greater value is a more important change.</summary>
public enum ChangeMark
{
    /// <summary>No change.</summary>
    None,

    /// <summary>Wording only: the parties are the same.</summary>
    Words,

    /// <summary>The accountable party or the contributors changed.</summary>
    Owners,

    /// <summary>Added since the version before.</summary>
    New,
}
