namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <param name="Number">From 1.</param>
/// <param name="ObjectNumber">Of its dictionary.</param>
/// <param name="Resources">Its own, or those of the node above it.</param>
internal sealed record PdfPage(int Number, int ObjectNumber, PdfValue.Dictionary Dictionary, PdfValue.Dictionary Resources, PdfValue MediaBox);
