namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>Which part of the evidence something is said about.</summary>
public enum ProofPart
{
    /// <summary>The store's file itself.</summary>
    File,

    /// <summary>One of the chains of the log.</summary>
    Chain,

    /// <summary>A signed checkpoint.</summary>
    Checkpoint,

    /// <summary>A published version: its record or its content.</summary>
    Version,

    /// <summary>A certificate by which the portal knows its files.</summary>
    Certificate,

    /// <summary>What the store says now, against what the log says.</summary>
    State,

    /// <summary>Whether everyone in the log was allowed to do what they did.</summary>
    Rights,
}
