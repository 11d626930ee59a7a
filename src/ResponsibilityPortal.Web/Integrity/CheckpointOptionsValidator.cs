using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Integrity.Witnessing;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>Refuses keys of witnesses that are none.</summary>
internal sealed class CheckpointOptionsValidator : IValidateOptions<CheckpointOptions>
{
    public ValidateOptionsResult Validate(string? name, CheckpointOptions options) =>
        WitnessNames.Read(options.Witnesses).FirstOrDefault(text => WitnessKey.Parse(text) is null) is { } other
            ? ValidateOptionsResult.Fail(
                $"{CheckpointOptions.Section}:{nameof(options.Witnesses)} must list keys of witnesses in the form name+id+key, with spaces between, not '{other}'. The command witness prints its key.")
            : ValidateOptionsResult.Success;
}
