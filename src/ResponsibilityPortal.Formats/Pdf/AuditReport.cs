using System.Globalization;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// Writes a version as one file for auditors: what the matrix says, who published and approved it, what changed, and how to verify the
/// file. It is a PDF/A-3a and PDF/UA-1 document that contains the version's canonical JSON.
/// </summary>
/// <remarks>A pure function without clock, culture or store. On one runtime the same request gives the same bytes.</remarks>
public static class AuditReport
{
    /// <exception cref="OperationCanceledException">The caller has stopped waiting.</exception>
    public static ReportOutcome Write(ReportRequest request, CancellationToken cancellationToken)
    {
        var data = new ReportData(request);
        if (ReportLimits.Exceeded(request, data.View) is { } tooMuch)
        {
            return tooMuch;
        }

        var changes = new ReportChanges(request, cancellationToken);
        if (ReportLimits.Exceeded(request, data.View, changes) is { } tooMuchWithChanges)
        {
            return tooMuchWithChanges;
        }

        try
        {
            return new ReportOutcome.Written(Write(data, changes, cancellationToken));
        }
        catch (DocumentTooLongException tooLong)
        {
            return new ReportOutcome.TooLarge(tooLong.Message);
        }
    }

    private static byte[] Write(ReportData data, ReportChanges changes, CancellationToken cancellationToken)
    {
        var request = data.Request;
        using var document = new PdfDocument(InfoOf(data), FontFamily.Noto);
        document.Attach(
            new Attachment(
                data.AttachmentName,
                "application/json",
                "The whole version in its canonical form. The content hash is the hash of this file.",
                data.Request.Published.Content
            )
        );
        if (request.Proof is { } proof)
        {
            document.Attach(
                new Attachment(
                    ReportProof.FileName,
                    "application/json",
                    "The entry of the portal's log that records the publication, and the signed checkpoint that names it",
                    proof.Write(data.Version)
                )
                {
                    Relationship = AttachmentRelationship.Supplement,
                }
            );
        }

        var flow = new Flow(document, new ReportFrame(data).Page(), cancellationToken);
        new CoverPart(data).Write(flow);
        if (data.IsEmpty)
        {
            new EmptyExtract(data).Write(flow);
        }
        else
        {
            WriteChapters(flow, data, changes, document);
        }

        flow.Finish();
        return document.Finish(request.Signature?.Open());
    }

    private static void WriteChapters(Flow flow, ReportData data, ReportChanges changes, PdfDocument document)
    {
        new ContentsPart(data).Write(flow);
        new SummaryPart(data).Write(flow);
        new ResponsibilitiesPart(data).Write(flow);
        new SourcesPart(data).Write(flow);
        new ChangesPart(data, changes).Write(flow);
        new ControlMappingPart(data).Write(flow);
        new VerifyPart(data).Write(flow, document.ReplacedCharacters);
    }

    private static DocumentInfo InfoOf(ReportData data) =>
        new()
        {
            Title = string.Create(
                CultureInfo.InvariantCulture,
                $"{data.Matrix.Title}, version {data.Version.Number}{(data.IsExtract ? ", extract" : "")}"
            ),
            Author = data.Matrix.Issuer,
            Subject = data.Matrix.Summary,
            Language = data.Matrix.Language,
            Producer = data.Request.Release,
            CreatedAt = data.Version.PublishedAt,
            Identifier = ReportIdentifier.Of(data.Request),
            Source = data.Request.Address,
            Relation = data.Version.VersionHash,
        };
}
