namespace ResponsibilityPortal.Web.Cli;

/// <summary>What a file to import was recognized as.</summary>
internal enum ImportKind
{
    /// <summary>A workbook or CSV file that the portal exported.</summary>
    ExportedFile,

    /// <summary>A whole matrix: the exchange format, or an OSCAL catalog.</summary>
    Matrix,

    /// <summary>Any other spreadsheet, with guessed columns.</summary>
    Spreadsheet,
}
