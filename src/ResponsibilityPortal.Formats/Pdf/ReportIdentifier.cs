using System.Security.Cryptography;
using System.Text;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The identifier of a file: the same for the same file, another for every other.</summary>
internal static class ReportIdentifier
{
    private const int Length = 16;

    public static byte[] Of(ReportRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(request.Published.Content.Span);
        foreach (var option in Options(request))
        {
            // A byte that no UTF-8 text holds keeps two options from being read as one.
            hash.AppendData([0xFF]);
            hash.AppendData(Encoding.UTF8.GetBytes(option));
        }

        return hash.GetHashAndReset()[..Length];
    }

    private static IEnumerable<string> Options(ReportRequest request) =>
    [
        request.Published.Version.VersionHash,
        request.Address,
        request.VersionAddress,
        request.VerifyAddress,
        request.CertificateAddress,
        request.CheckpointsAddress,
        request.Checkpoint?.Note.ToString() ?? "",
        request.Paper.Query,
        request.CertificateFingerprint ?? "",
        request.Release,
        .. request.Told.SelectMany(version => new[] { request.NameOf(version.PublishedBy), version.ApprovedBy is { } approver ? request.NameOf(approver) : "" }),
        .. request.Earlier.Select(version => version.Version.VersionHash),
    ];
}
