namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Takes out of a file what is attached to it.</summary>
public static class PdfAttachments
{
    /// <returns>Null when nothing is attached.</returns>
    /// <exception cref="UnreadablePdfException">The file or its attachment cannot be read, or there is more than one.</exception>
    public static ReadAttachment? In(PdfFile file)
    {
        var contents = new PdfContents(file);
        return contents.Attachment() is var (name, specification) ? new ReadAttachment(name, file.ContentOf(contents.FileOf(specification))) : null;
    }
}
