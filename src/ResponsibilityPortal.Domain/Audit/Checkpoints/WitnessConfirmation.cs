namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>A witness's confirmation of a checkpoint.</summary>
/// <param name="Witness">The name of the witness.</param>
/// <param name="Key">The public key of the witness as settings list it: name, ID and key.</param>
/// <param name="At">When the witness confirmed the checkpoint, to the second.</param>
/// <param name="Line">The cosignature.</param>
public sealed record WitnessConfirmation(string Witness, string Key, DateTimeOffset At, NoteSignature Line);
