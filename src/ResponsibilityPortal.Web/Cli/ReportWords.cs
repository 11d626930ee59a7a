using System.Globalization;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Prints the result of an integrity check, for users and for programs.</summary>
internal static class ReportWords
{
    /// <summary>Returns how far the log reaches, such as "content to entry 12 (3f2a...)".</summary>
    public static string Extent(VerificationReport report) =>
        string.Join(
            ", ",
            report.Streams.Select(stream =>
                string.Create(CultureInfo.InvariantCulture, $"{stream.Head.Stream} to entry {stream.Head.Sequence} ({stream.Head.Hash})")
            )
        );

    /// <summary>Returns the findings, then the notes, then what was checked.</summary>
    public static IEnumerable<string> Lines(VerificationReport report)
    {
        foreach (var fault in report.Faults)
        {
            yield return $"  - {fault.Sentence}";
        }

        foreach (var note in report.Notes)
        {
            yield return $"Note: {note}";
        }

        foreach (var stream in report.Faults.Where(fault => fault.Sequence is not null).GroupBy(fault => fault.Stream))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"First entry of {stream.Key} that cannot be relied on: {stream.Min(fault => fault.Sequence)}."
            );
        }

        foreach (var witness in report.Witnesses)
        {
            yield return witness.ToString();
        }

        yield return $"Proven: {Extent(report)}.";
        yield return $"Checked {Wording.Count(report.Versions, "version", "versions")} and "
            + $"{Wording.Count(report.Checkpoints, "checkpoint", "checkpoints")}.";
    }

    /// <param name="verdict">The result in one word.</param>
    /// <param name="trusted">The key that signatures were checked with. Null for none.</param>
    /// <param name="kept">The files of checkpoints that were kept elsewhere.</param>
    public static IEnumerable<string> JsonOf(string verdict, VerificationReport report, NoteKey? trusted, IEnumerable<string> kept) =>
        CommandJson.Of(
            new
            {
                verdict,
                trustedKey = trusted?.Id,
                keptCheckpoints = kept,
                faults = report.Faults.Select(fault => new
                {
                    part = fault.Part.ToString().ToLowerInvariant(),
                    sentence = fault.Sentence,
                    stream = fault.Stream,
                    sequence = fault.Sequence,
                }),
                notes = report.Notes,
                streams = report.Streams.Select(stream => new
                {
                    stream = stream.Head.Stream,
                    entries = stream.Head.Sequence,
                    hash = stream.Head.Hash,
                    lastAt = stream.LastAt is { } at ? UtcInstant.Format(at) : null,
                }),
                witnesses = report.Witnesses.Select(witness => new
                {
                    name = witness.Name,
                    key = witness.KeyId,
                    content = witness.Confirmed?.Content.Sequence,
                    access = witness.Confirmed?.Access.Sequence,
                    at = witness.At is { } at ? UtcInstant.Format(at) : null,
                }),
                notChecked = EvidenceLimits.Log,
                versions = report.Versions,
                checkpoints = report.Checkpoints,
            }
        );
}
