using System.Globalization;
using System.Text;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>The log of a store in the format of an auditor's export, as docs/how-to/check-the-log.md defines it.</summary>
internal static class LogExport
{
    /// <summary>Returns the lines of a stream.</summary>
    public static string Of(string dataDirectory, string stream)
    {
        using var evidence = StoreOfRun.OpenEvidence(dataDirectory);
        return string.Concat(
            evidence
                .Entries(stream)
                .Select(entry =>
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{{\"stream\":\"{stream}\",\"sequence\":{entry.Sequence},\"algorithm\":\"{entry.Algorithm}\",\"previousHash\":\"{entry.PreviousHash}\",\"hash\":\"{entry.Hash}\",\"payload\":{Encoding.UTF8.GetString(entry.Payload)}}}\n"
                    )
                )
        );
    }
}
