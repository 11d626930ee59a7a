using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Formats.Pdf.Checking;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>
/// Checks the cosignatures in the proof that is attached to a PDF. Witnesses confirm a checkpoint after its version was published. Files of
/// one version can therefore differ by their cosignatures, but by nothing else in the proof.
/// </summary>
public sealed class WitnessVerification(Cosignatures cosignatures)
{
    private const string Name = "Witness";

    /// <param name="proof">The proof from the file; null when it names no witness.</param>
    /// <param name="own">The stored checkpoint of the version in the file; null when there is none.</param>
    internal WitnessesInFile Read(AttachedProof? proof, SignedCheckpoint? own)
    {
        if (proof is null)
        {
            return WitnessesInFile.None;
        }

        if (proof.Checkpoint.Text != own?.Note.Text)
        {
            return new WitnessesInFile(
                [],
                [
                    Check.NotPossible(
                        Name,
                        $"The checkpoint in the attached {ReportProof.FileName} is not the one of this version here, so its cosignatures "
                            + "were not checked."
                    ),
                ]
            );
        }

        var (good, checks) = (new Dictionary<string, WitnessConfirmation>(StringComparer.Ordinal), new List<Check>());
        foreach (var key in proof.Witnesses.Select(WitnessKey.Parse))
        {
            checks.Add(CheckCosignature(key, proof.Checkpoint, out var confirmation));
            if (confirmation is not null)
            {
                good.TryAdd(confirmation.Witness, confirmation);
            }
        }

        return new WitnessesInFile(
            good.Values.OrderBy(confirmation => confirmation.Witness, StringComparer.Ordinal).ToValueList(),
            checks.ToValueList()
        );
    }

    /// <param name="confirmation">Null when this portal can't have added it to a file.</param>
    private Check CheckCosignature(WitnessKey? key, SignedNote checkpoint, out WitnessConfirmation? confirmation)
    {
        confirmation = null;
        if (key is null)
        {
            return Check.Failed(Name, $"The attached {ReportProof.FileName} names a witness with a key that can't be read.");
        }

        if (
            checkpoint.Signatures.Select(line => key.Confirm(checkpoint.Text, line)).FirstOrDefault(found => found is not null)
            is not { } found
        )
        {
            return Check.Failed(
                Name,
                $"The attached {ReportProof.FileName} names the witness {key.Name}, but has no valid cosignature with its key {key.Id}."
            );
        }

        var sentence = $"{key.Name} confirmed the checkpoint of the publication on {Wording.Moment(found.At)}, with the key {key.Id}";
        if (cosignatures.Witnesses.Contains(key))
        {
            confirmation = found;
            return Check.Passed(Name, $"{sentence}.");
        }

        if (cosignatures.Holds(checkpoint.Text, found.Line))
        {
            confirmation = found;
            return Check.NotPossible(Name, $"{sentence}. This portal has the cosignature, but no longer trusts that witness.");
        }

        return Check.NotPossible(Name, $"{sentence}. This portal does not trust that witness.");
    }
}
