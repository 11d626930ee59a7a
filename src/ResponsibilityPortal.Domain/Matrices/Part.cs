namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>The part of one party in one cell, from least to most.</summary>
public enum Part
{
    /// <summary>Present in the hosting model, without a part in this duty.</summary>
    None,

    Contributing,

    /// <summary>Shares accountability with other parties; the source names no single accountable party.</summary>
    JointlyAccountable,

    /// <summary>The one accountable party.</summary>
    Accountable,
}
