namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>The part of the evidence that a finding is about.</summary>
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

    /// <summary>A certificate by which the portal recognizes its files.</summary>
    Certificate,

    /// <summary>The current state of the store, compared with the log.</summary>
    State,

    /// <summary>Whether every actor in the log was allowed to do what they did.</summary>
    Rights,
}
