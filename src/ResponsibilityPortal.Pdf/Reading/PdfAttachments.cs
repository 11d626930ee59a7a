namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Takes out of a file what is attached to it.</summary>
public static class PdfAttachments
{
    /// <exception cref="UnreadablePdfException">The file or an attachment cannot be read.</exception>
    public static IReadOnlyList<ReadAttachment> In(PdfFile file)
    {
        var contents = new PdfContents(file);
        return [.. contents.Attachments().Select(attachment => new ReadAttachment(attachment.Name, file.ContentOf(contents.FileOf(attachment.Specification))))];
    }
}
