namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>How parties share a cell, in the words of CSA's shared security responsibility model.</summary>
public enum Sharing
{
    /// <summary>Each party does its part without needing the other's.</summary>
    Independent,

    /// <summary>One part works only with the other.</summary>
    Dependent,
}
