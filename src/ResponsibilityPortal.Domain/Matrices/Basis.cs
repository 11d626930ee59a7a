namespace ResponsibilityPortal.Domain.Matrices;

/// <summary>The basis of an assignment.</summary>
public enum Basis
{
    /// <summary>A named source states it.</summary>
    Sourced,

    /// <summary>It is usual in the industry.</summary>
    IndustryPractice,

    /// <summary>The issuer's own judgement.</summary>
    Judgement,
}
