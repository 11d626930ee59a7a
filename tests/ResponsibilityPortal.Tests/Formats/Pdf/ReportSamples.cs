using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>Requests for reports, and their files read back.</summary>
internal static partial class ReportSamples
{
    public static PublishedMatrix BuiltIn { get; } = ExportSamples.Published(ExportSamples.BuiltIn);

    public static ReportRequest Request(PublishedMatrix published, MatrixFilter? filter = null) => new()
    {
        Published = published,
        Filter = filter ?? MatrixFilter.None,
        Address = $"https://portal.example/matrices/{published.Version.Matrix}/versions/{published.Version.Number}/export.pdf",
        VersionAddress = $"https://portal.example/matrices/{published.Version.Matrix}/versions/{published.Version.Number}",
        VerifyAddress = "https://portal.example/verify",
        CertificateAddress = "https://portal.example/signing-certificate.pem",
        CheckpointsAddress = "https://portal.example/checkpoints.txt",
        NameOf = actor => actor.Name,
        Release = "Responsibility Portal 9.9",
    };

    /// <summary>A version that somebody published and somebody else approved.</summary>
    public static PublishedMatrix Version(Matrix matrix, int number, string message = "Because it is so.")
    {
        var content = MatrixWriter.Write(matrix);
        var at = new DateTimeOffset(2026, 3, number, 10, 0, 0, TimeSpan.Zero);
        return new PublishedMatrix(
            new MatrixVersion
            {
                Matrix = matrix.Slug,
                Number = number,
                ContentHash = Sha256Hash.Of(content),
                PreviousVersionHash = null,
                PublishedAt = at,
                InForceFrom = at,
                PublishedBy = Given.Ada,
                ApprovedBy = new Actor("user:grace", "Grace Second"),
                Message = message,
            },
            matrix,
            content);
    }

    public static byte[] Write(ReportRequest request) =>
        Assert.IsType<ReportOutcome.Written>(AuditReport.Write(request, TestContext.Current.CancellationToken)).Bytes;

    public static TagNode Read(ReportRequest request) => PdfTags.Read(Write(request));

    /// <summary>All that a reader would hear, in one line.</summary>
    public static string Words(TagNode node) => Plain(node.Text);

    /// <summary>A text as a reader hears it: where its lines are broken does not matter.</summary>
    public static string Plain(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
