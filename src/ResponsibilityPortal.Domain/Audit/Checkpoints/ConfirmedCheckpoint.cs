using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>A checkpoint with the confirmations of witnesses.</summary>
/// <param name="Confirmations">One for each witness, sorted by the name of the witness; empty when no witness has confirmed it.</param>
public sealed record ConfirmedCheckpoint(SignedCheckpoint Signed, ValueList<WitnessConfirmation> Confirmations)
{
    /// <summary>The note of the portal, with the cosignatures after the portal's own signatures.</summary>
    public SignedNote Note =>
        Signed.Note with
        {
            Signatures = [.. Signed.Note.Signatures, .. Confirmations.Select(confirmation => confirmation.Line)],
        };
}
