namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>What a claim rests on.</summary>
public enum Basis
{
    /// <summary>A named source says so.</summary>
    Sourced,

    /// <summary>The field usually splits it so.</summary>
    IndustryPractice,

    /// <summary>The issuer's own judgement.</summary>
    Judgement,
}
