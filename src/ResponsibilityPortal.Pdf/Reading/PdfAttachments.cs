namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Takes out of a file what is attached to it.</summary>
public static class PdfAttachments
{
    /// <param name="relationship">What the attached file is to the document.</param>
    /// <returns>Null when nothing of that kind is attached.</returns>
    /// <exception cref="UnreadablePdfException">The file or its attachment cannot be read, or there is more than one of a kind.</exception>
    public static ReadAttachment? In(PdfFile file, AttachmentRelationship relationship = AttachmentRelationship.Source)
    {
        var contents = new PdfContents(file);
        foreach (var (name, own, specification) in contents.Attachments())
        {
            if (own == relationship)
            {
                return new ReadAttachment(name, file.ContentOf(contents.FileOf(specification)));
            }
        }

        return null;
    }
}
