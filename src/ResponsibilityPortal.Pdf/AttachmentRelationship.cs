namespace ResponsibilityPortal.Pdf;

/// <summary>The relationship of an attached file to the document (ISO 19005-3, annex E). The names are those of the standard.</summary>
public enum AttachmentRelationship
{
    /// <summary>The document was made from the file.</summary>
    Source,

    /// <summary>The file contains more than the document.</summary>
    Supplement,
}
