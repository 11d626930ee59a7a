using System.Globalization;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>How far a witness, a machine that the portal's operator doesn't run, has confirmed the log.</summary>
/// <param name="Name">The name of the witness.</param>
/// <param name="KeyId">Eight hexadecimal digits that distinguish its key for users.</param>
/// <param name="Confirmed">The newest checkpoint that it cosigned; null for none.</param>
/// <param name="At">When it cosigned that checkpoint; null for none.</param>
public sealed record WitnessReport(string Name, string KeyId, Checkpoint? Confirmed, DateTimeOffset? At)
{
    public override string ToString() =>
        Confirmed is { } checkpoint && At is { } at
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"The witness {Name} ({KeyId}) confirmed the log up to entry {checkpoint.Content.Sequence} of content and entry "
                    + $"{checkpoint.Access.Sequence} of access on {UtcInstant.Format(at)}."
            )
            : $"The witness {Name} ({KeyId}) has not confirmed any checkpoint.";
}
