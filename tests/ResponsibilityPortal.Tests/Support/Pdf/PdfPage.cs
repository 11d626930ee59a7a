namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <param name="Number">From 1.</param>
/// <param name="ObjectNumber">The number of its dictionary's object.</param>
/// <param name="Resources">Its own resources, or those inherited from its parent node.</param>
internal sealed record PdfPage(
    int Number,
    int ObjectNumber,
    PdfValue.Dictionary Dictionary,
    PdfValue.Dictionary Resources,
    PdfValue MediaBox
);
