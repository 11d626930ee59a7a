using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>The witnesses that, according to a PDF, have confirmed the checkpoint of its version.</summary>
/// <param name="Confirmations">
/// The confirmations that this portal can have added to the file, sorted by the name of the witness. Each cosignature was verified.
/// </param>
/// <param name="Checks">One for each witness that the file names.</param>
internal sealed record WitnessesInFile(ValueList<WitnessConfirmation> Confirmations, ValueList<Check> Checks)
{
    public static WitnessesInFile None { get; } = new([], []);
}
