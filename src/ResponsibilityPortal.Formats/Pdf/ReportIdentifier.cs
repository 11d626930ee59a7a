using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The identifier of a file. It is the same for the same file, with or without a time stamp, and different for any other.
/// </summary>
internal static class ReportIdentifier
{
    private const int Length = 16;

    public static byte[] Of(ReportRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(request.Published.Content.Span);
        foreach (var option in Options(request))
        {
            // A byte that UTF-8 text never contains separates the options, so that two can't be read as one.
            hash.AppendData([0xFF]);
            hash.AppendData(Encoding.UTF8.GetBytes(option));
        }

        return hash.GetHashAndReset()[..Length];
    }

    private static IEnumerable<string> Texts(VersionOrigin origin, ReportRequest request) =>
        [
            origin.Number.ToString(CultureInfo.InvariantCulture),
            TextOf(origin.ApprovedAt),
            .. origin.Moves.SelectMany(move =>
                new[] { move.Cell.ToString(), move.Reason ?? "", request.EditorNameOf(move.EditedBy), TextOf(move.EditedAt) }
            ),
        ];

    private static string TextOf(DateTimeOffset? at) => at is { } instant ? UtcInstant.Format(instant) : "";

    private static IEnumerable<string> Options(ReportRequest request) =>
        [
            request.Published.Version.VersionHash,
            request.Address,
            request.VersionAddress,
            request.VerifyAddress,
            request.CertificateAddress,
            request.CheckpointsAddress,
            request.Checkpoint?.Note.ToString() ?? "",
            request.Proof?.PreviousHash ?? "",
            request.Paper.Query,
            request.CertificateFingerprint ?? "",
            request.Release,
            .. request.ListedVersions.SelectMany(version =>
                new[] { request.NameOf(version.PublishedBy), version.ApprovedBy is { } approver ? request.NameOf(approver) : "" }
            ),
            .. request.Earlier.Select(version => version.Version.VersionHash),
            .. request.Origins.SelectMany(origin => Texts(origin, request)),
            .. (request.Proof?.Confirmations ?? []).Select(confirmation => confirmation.Line.ToString()),
        ];
}
