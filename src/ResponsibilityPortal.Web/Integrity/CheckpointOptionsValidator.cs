using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Refuses keys of witnesses that can't be read, and more witnesses than a checkpoint has space for.</summary>
internal sealed class CheckpointOptionsValidator : IValidateOptions<CheckpointOptions>
{
    /// <summary>
    /// A checkpoint has at most 16 signatures, as other programs read it. A change of the portal's key takes two of them.
    /// </summary>
    private const int WitnessesMaxCount = SignedNote.SignaturesMaxCount - 2;

    public ValidateOptionsResult Validate(string? name, CheckpointOptions options)
    {
        const string Setting = $"{CheckpointOptions.Section}:{nameof(options.Witnesses)}";
        var witnesses = WitnessNames.Read(options.Witnesses);
        return witnesses.FirstOrDefault(text => WitnessKey.Parse(text) is null) is { } other
                ? ValidateOptionsResult.Fail(
                    $"{Setting} must list keys of witnesses in the form name+id+key, with spaces between, not '{other}'. The command "
                        + "witness prints its key."
                )
            : witnesses.Length > WitnessesMaxCount
                ? ValidateOptionsResult.Fail(
                    $"{Setting} lists {witnesses.Length} witnesses. A checkpoint has space for the cosignatures of {WitnessesMaxCount}: "
                        + $"remove {witnesses.Length - WitnessesMaxCount}."
                )
            : ValidateOptionsResult.Success;
    }
}
