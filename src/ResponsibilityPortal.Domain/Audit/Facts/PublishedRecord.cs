using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Reads a version record that <see cref="MatrixVersion.ToRecord"/> wrote.</summary>
internal static class PublishedRecord
{
    public static MatrixVersion Read(FactData record) =>
        record.Text("format") == MatrixVersion.RecordFormat
            ? new MatrixVersion
            {
                Matrix = record.Text("matrix"),
                Number = record.Number("number"),
                ContentHash = record.Text("contentHash"),
                PreviousVersionHash = record.TextOrNone("previousVersionHash"),
                PublishedAt = record.Instant("publishedAt"),
                InForceFrom = record.Instant("inForceFrom"),
                PublishedBy = record.Part("publishedBy").Actor(),
                ApprovedBy = record.PartOrNone("approvedBy")?.Actor(),
                Message = record.Text("message"),
            }
            : throw new FormatException("The record of the version has the wrong format.");
}
