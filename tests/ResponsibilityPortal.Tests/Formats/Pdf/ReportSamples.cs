using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Formats.Pdf;

/// <summary>Sample requests for reports, and the files they give.</summary>
internal static partial class ReportSamples
{
    public static PublishedMatrix BuiltIn { get; } = ExportSamples.Published(ExportSamples.BuiltIn);

    public static ReportRequest Request(PublishedMatrix published, MatrixFilter? filter = null) =>
        new()
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

    /// <summary>Returns a version with a publisher and an approver.</summary>
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
            content
        );
    }

    public static byte[] Write(ReportRequest request) =>
        Assert.IsType<ReportOutcome.Written>(AuditReport.Write(request, TestContext.Current.CancellationToken)).Bytes;

    public static TagNode Read(ReportRequest request) => PdfTags.Read(Write(request));

    /// <summary>Returns the text that a screen reader reads, on one line.</summary>
    public static string Words(TagNode node) => Plain(node.Text);

    /// <summary>Returns a text without its line breaks.</summary>
    public static string Plain(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    public static SignedCheckpoint Checkpoint()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var checkpoint = new Checkpoint(
            "portal.example",
            new AuditHead(AuditStream.Content, 7, new string('a', 64)),
            new AuditHead(AuditStream.Access, 3, new string('b', 64)),
            new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero)
        );
        return new SignedCheckpoint(checkpoint, checkpoint.Sign(key, "portal.example"));
    }

    public static MatrixFilter Filter(string query)
    {
        var values = query
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('='))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return MatrixFilter.Parse(key => values.GetValueOrDefault(key));
    }
}
