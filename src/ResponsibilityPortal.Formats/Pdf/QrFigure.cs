using System.Collections;
using QRCoder;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Draws an address as a QR code (ISO/IEC 18004) of level M, with its quiet zone.</summary>
internal static class QrFigure
{
    /// <summary>The longest address that is drawn. The modules of a longer one would be too small to read from paper.</summary>
    private const int AddressMaxLength = 600;

    /// <summary>Draws the code at the right edge of the next block. Draws nothing when the address is too long.</summary>
    /// <param name="size">Width and height in points, quiet zone included.</param>
    /// <param name="caption">What the code opens.</param>
    public static void WriteAtRight(Flow flow, string address, double size, string caption)
    {
        if (address.Length > AddressMaxLength)
        {
            return;
        }

        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var modules = code.ModuleMatrix;
        flow.FigureAtRight(
            $"QR code with the address of this version: {address}",
            size,
            size,
            canvas => Draw(canvas, modules, size),
            new TextBlock(caption, ReportStyles.Small)
        );
    }

    /// <summary>Draws adjacent modules as one rectangle, so that no hairline shows between them.</summary>
    private static void Draw(Canvas canvas, List<BitArray> modules, double size)
    {
        var module = size / modules.Count;
        for (var row = 0; row < modules.Count; row++)
        {
            var line = modules[row];
            for (var column = 0; column < line.Count; column++)
            {
                var start = column;
                while (column < line.Count && line[column])
                {
                    column++;
                }

                if (column > start)
                {
                    canvas.FillRectangle(start * module, size - ((row + 1) * module), (column - start) * module, module, PdfColor.Black);
                }
            }
        }
    }
}
