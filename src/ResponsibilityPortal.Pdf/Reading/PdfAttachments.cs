namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>Reads the files attached to a file.</summary>
public static class PdfAttachments
{
    /// <param name="relationship">The relationship of the attached file to the document.</param>
    /// <returns>Null when no file of that kind is attached.</returns>
    /// <exception cref="UnreadablePdfException">The file or its attachment can't be read, or there are several of one kind.</exception>
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
