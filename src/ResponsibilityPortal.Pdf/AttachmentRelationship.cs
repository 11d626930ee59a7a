namespace ResponsibilityPortal.Pdf;

/// <summary>What an attached file is to the document (ISO 19005-3, annex E). The names are those of the standard.</summary>
public enum AttachmentRelationship
{
    /// <summary>The document was made from it.</summary>
    Source,

    /// <summary>It says more than the document.</summary>
    Supplement,
}
