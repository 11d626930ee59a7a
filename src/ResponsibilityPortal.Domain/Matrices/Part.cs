namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>What one party has to do with one cell, from least to most.</summary>
public enum Part
{
    /// <summary>Present in the hosting model, without a part in this duty.</summary>
    None,

    Contributing,

    Accountable,
}
