using System.Globalization;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>How far another machine, which the operator of the portal does not run, has confirmed the log.</summary>
/// <param name="Name">The name of the witness.</param>
/// <param name="KeyId">Eight hexadecimal digits, by which people tell its key apart.</param>
/// <param name="Confirmed">The newest checkpoint that it has cosigned; null for none.</param>
/// <param name="At">When it has; null for none.</param>
public sealed record WitnessReport(string Name, string KeyId, Checkpoint? Confirmed, DateTimeOffset? At)
{
    public override string ToString() => Confirmed is { } checkpoint && At is { } at
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"The witness {Name} ({KeyId}) confirmed the log up to entry {checkpoint.Content.Sequence} of content and entry {checkpoint.Access.Sequence} of access on {UtcInstant.Format(at)}.")
        : $"The witness {Name} ({KeyId}) has not confirmed any checkpoint.";
}
